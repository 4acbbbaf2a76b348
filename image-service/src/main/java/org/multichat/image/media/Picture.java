package org.multichat.image.media;

import java.util.Arrays;
import java.util.Locale;

/**
 * A picture as its bytes show it: of which kind, how large, and whole. Nothing is unpacked, so that a small file that
 * unpacks to a huge picture costs nothing here.
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record Picture(PictureKind kind, int width, int height, byte[] bytes) {

    /** A PNG of the largest picture that is offered has about as many. */
    public static final int MAX_BYTES = 24 * 1024 * 1024;

    static final int MAX_SIDE = 4_096;
    static final int MAX_PIXELS = 16_000_000;

    /**
     * @param said the media type that came with it, empty where none did
     * @throws PictureRefused when it is none, is cut, too large, or was said to be something else
     */
    public static Picture of(byte[] bytes, String said) {
        if (!mayBePicture(said)) {
            throw new PictureRefused("It is said to be something else than a picture.");
        }
        PictureKind kind = Arrays.stream(PictureKind.values())
                .filter(each -> each.begins(bytes))
                .findFirst()
                .orElseThrow(() -> new PictureRefused("It is no PNG, JPEG or WebP."));
        Pixels size = kind.sizeOf(bytes).orElseThrow(() -> new PictureRefused("It does not say how large it is."));
        if (size.width() < 1 || size.height() < 1 || isTooLarge(size)) {
            throw new PictureRefused(
                    "It is larger than %,d pixels a side or %,d in all.".formatted(MAX_SIDE, MAX_PIXELS));
        }
        if (!kind.isWhole(bytes)) {
            throw new PictureRefused("It breaks off.");
        }
        return new Picture(kind, size.width(), size.height(), bytes);
    }

    /** Whether these bytes are no picture, or the beginning of one: fetched again, they may be whole. */
    public static boolean isBroken(byte[] bytes) {
        return Arrays.stream(PictureKind.values()).noneMatch(kind -> kind.begins(bytes) && kind.isWhole(bytes));
    }

    /** Stores say octet-stream of everything, and some name the wrong kind of picture; a page is none. */
    private static boolean mayBePicture(String said) {
        String type = said.toLowerCase(Locale.ROOT).split(";", -1)[0].strip();
        return type.isEmpty()
                || type.startsWith("image/")
                || type.equals("application/octet-stream")
                || type.equals("binary/octet-stream");
    }

    private static boolean isTooLarge(Pixels size) {
        long pixels = (long) size.width() * size.height();
        return size.width() > MAX_SIDE || size.height() > MAX_SIDE || pixels > MAX_PIXELS;
    }
}
