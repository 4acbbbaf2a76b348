package org.multichat.image.local;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.multichat.generator.provider.Offer;
import org.multichat.generator.provider.Options;
import org.multichat.generator.provider.Work;
import org.multichat.image.order.Wording;
import org.multichat.image.scene.Style;

/** What a person chose about a picture beyond its words, checked. */
record Wish(int width, int height, Format format, Style style, long seed) {

    static final int SMALLEST = 64;
    /** At 1024 x 1024 a picture takes about 40 MB while it is painted; four times that does not fit a small heap. */
    static final int LARGEST = 1024;

    private static final String AS_THE_PROMPT_SAYS = "prompt";
    private static final List<String> STYLES = Stream.concat(
                    Stream.of(AS_THE_PROMPT_SAYS),
                    Arrays.stream(Style.values()).map(style -> style.name().toLowerCase(Locale.ROOT)))
            .toList();
    private static final List<String> FORMATS =
            Arrays.stream(Format.values()).map(Format::word).toList();
    private static final Set<String> NAMES = Set.of("width", "height", "format", "seed", "style");

    /** @throws org.multichat.kit.problem.Invalid when an option is unknown or out of bounds */
    static Wish of(Work work, int usualWidth, int usualHeight, Style said) {
        Options options = work.options();
        options.onlyThese(NAMES);
        int width = options.integer("width", SMALLEST, LARGEST, usualWidth);
        int height = options.integer("height", SMALLEST, LARGEST, usualHeight);
        String format = options.choice("format", FORMATS, Format.PNG.word());
        String style = options.choice("style", STYLES, AS_THE_PROMPT_SAYS);
        options.integer("seed", Integer.MIN_VALUE, Integer.MAX_VALUE, 0);
        return new Wish(
                width,
                height,
                Format.valueOf(format.toUpperCase(Locale.ROOT)),
                style.equals(AS_THE_PROMPT_SAYS) ? said : Style.valueOf(style.toUpperCase(Locale.ROOT)),
                seed(work));
    }

    static List<Offer.Option> offered(int usualWidth, int usualHeight) {
        String size = "%d to %d".formatted(SMALLEST, LARGEST);
        return List.of(
                new Offer.Option("width", size, Integer.toString(usualWidth)),
                new Offer.Option("height", size, Integer.toString(usualHeight)),
                new Offer.Option("format", String.join(", ", FORMATS), Format.PNG.word()),
                new Offer.Option("seed", "a whole number: another picture of the same words", "from the prompt"),
                new Offer.Option("style", String.join(", ", STYLES), AS_THE_PROMPT_SAYS));
    }

    /** All that was said decides, but for the file's format: a JPEG shows the same picture as a PNG. */
    private static long seed(Work work) {
        var options = new TreeMap<>(work.options().values());
        options.remove("format");
        String all =
                String.join("\0", Wording.earlier(work)) + '\1' + work.prompt().text() + '\1' + options;
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
