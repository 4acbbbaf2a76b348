package org.multichat.image.openai;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.multichat.generator.provider.Offer;
import org.multichat.generator.provider.Options;
import org.multichat.generator.provider.Work;
import org.multichat.image.media.Pixels;
import org.multichat.image.order.Sizes;
import org.multichat.image.order.Wording;

/** One picture as it is asked for, checked. */
record ImageOrder(String prompt, Pixels size, Quality quality, String format) {

    /**
     * Free sizes in steps of 16, with fewest and most pixels in all; a proxy's measurements, not the provider's word.
     */
    private static final Sizes.Sides SIZES = (Sizes.Sides) Sizes.of("16:256-3840:655360-8294400");

    /** Where the size that is set for pictures is none of these. */
    private static final Pixels SQUARE = new Pixels(1_024, 1_024);

    /** As it is documented for models that are paid by tokens. */
    private static final int MAX_CHARS = 32_000;

    private static final List<String> FORMATS = List.of("png", "jpeg");
    private static final Set<String> NAMES = Set.of("width", "height", "quality", "format");

    /** @throws org.multichat.kit.problem.Invalid when an option is unknown or out of bounds */
    static ImageOrder of(Work work, Pixels set, Quality usual) {
        Options options = work.options();
        options.onlyThese(NAMES);
        return new ImageOrder(
                Wording.of(work, MAX_CHARS),
                SIZES.chosen(options, usual(set)),
                Quality.valueOf(
                        options.choice("quality", Quality.words(), usual.word()).toUpperCase(Locale.ROOT)),
                options.choice("format", FORMATS, "png"));
    }

    static Pixels usual(Pixels set) {
        return SIZES.allows(set) ? set : SQUARE;
    }

    static List<Offer.Option> offered(Pixels set, Quality usual) {
        List<Offer.Option> offered = new ArrayList<>(SIZES.offered(usual(set)));
        offered.add(new Offer.Option("quality", String.join(", ", Quality.words()), usual.word()));
        offered.add(new Offer.Option("format", String.join(", ", FORMATS), "png"));
        return offered;
    }

    int promptBytes() {
        return prompt.getBytes(StandardCharsets.UTF_8).length;
    }

    Map<String, Object> body(String model) {
        return new TreeMap<>(Map.of(
                "model",
                model,
                "prompt",
                prompt,
                "n",
                1,
                "size",
                size.width() + "x" + size.height(),
                "quality",
                quality.word(),
                "output_format",
                format));
    }
}
