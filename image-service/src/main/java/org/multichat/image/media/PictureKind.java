package org.multichat.image.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of picture that browsers show and providers make, told apart by their bytes. */
public enum PictureKind {
    PNG {
        private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
        private static final byte[] END = {'I', 'E', 'N', 'D'};

        @Override
        boolean begins(byte[] bytes) {
            return startsWith(bytes, 0, SIGNATURE);
        }

        @Override
        boolean isWhole(byte[] bytes) {
            return bytes.length >= 45 && startsWith(bytes, bytes.length - 8, END);
        }

        @Override
        Optional<Pixels> sizeOf(byte[] bytes) {
            boolean hasHeader = bytes.length >= 24 && startsWith(bytes, 12, new byte[] {'I', 'H', 'D', 'R'});
            ByteBuffer header = ByteBuffer.wrap(bytes);
            return hasHeader ? Optional.of(new Pixels(header.getInt(16), header.getInt(20))) : Optional.empty();
        }
    },
    JPEG {
        @Override
        boolean begins(byte[] bytes) {
            return startsWith(bytes, 0, new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff});
        }

        // Some writers leave a few bytes behind the end.
        @Override
        boolean isWhole(byte[] bytes) {
            for (int i = bytes.length - 2; i >= Math.max(2, bytes.length - 64); i--) {
                if (bytes[i] == (byte) 0xff && bytes[i + 1] == (byte) 0xd9) {
                    return true;
                }
            }
            return false;
        }

        @Override
        Optional<Pixels> sizeOf(byte[] bytes) {
            ByteBuffer jpeg = ByteBuffer.wrap(bytes);
            int at = 2;
            while (at + 9 <= bytes.length && (bytes[at] & 0xff) == 0xff) {
                int marker = bytes[at + 1] & 0xff;
                if (isFrame(marker)) {
                    return Optional.of(new Pixels(jpeg.getShort(at + 7) & 0xffff, jpeg.getShort(at + 5) & 0xffff));
                }
                // A byte of filling has no length; every segment before the frame has.
                at += marker == 0xff ? 1 : 2 + Math.max(2, jpeg.getShort(at + 2) & 0xffff);
            }
            return Optional.empty();
        }

        // C4, C8 and CC are tables and extensions, all others of the row begin a picture.
        private static boolean isFrame(int marker) {
            return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
        }
    },
    WEBP {
        @Override
        boolean begins(byte[] bytes) {
            return startsWith(bytes, 0, new byte[] {'R', 'I', 'F', 'F'})
                    && startsWith(bytes, 8, new byte[] {'W', 'E', 'B', 'P'});
        }

        @Override
        boolean isWhole(byte[] bytes) {
            return bytes.length >= 30 && (little(bytes).getInt(4) & 0xffff_ffffL) + 8 <= bytes.length;
        }

        @Override
        Optional<Pixels> sizeOf(byte[] bytes) {
            if (bytes.length < 30) {
                return Optional.empty();
            }
            ByteBuffer webp = little(bytes);
            return switch ((char) bytes[15]) {
                case ' ' -> Optional.of(new Pixels(webp.getShort(26) & 0x3fff, webp.getShort(28) & 0x3fff));
                case 'L' -> {
                    int packed = webp.getInt(21);
                    yield Optional.of(new Pixels((packed & 0x3fff) + 1, ((packed >> 14) & 0x3fff) + 1));
                }
                case 'X' -> Optional.of(new Pixels((webp.getInt(24) & 0xff_ffff) + 1, (webp.getInt(26) >>> 8) + 1));
                default -> Optional.empty();
            };
        }
    };

    public String mediaType() {
        return "image/" + name().toLowerCase(Locale.ROOT);
    }

    abstract boolean begins(byte[] bytes);

    /** Whether its end is there; only asked of bytes that {@link #begins begin} like it. */
    abstract boolean isWhole(byte[] bytes);

    /** What its head says, however little of it is true. */
    abstract Optional<Pixels> sizeOf(byte[] bytes);

    private static boolean startsWith(byte[] bytes, int at, byte[] what) {
        return bytes.length >= at + what.length && Arrays.equals(bytes, at, at + what.length, what, 0, what.length);
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
