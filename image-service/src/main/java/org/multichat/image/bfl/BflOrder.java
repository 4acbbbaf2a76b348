package org.multichat.image.bfl;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.multichat.generator.provider.Offer;
import org.multichat.generator.provider.Options;
import org.multichat.generator.provider.Prompt;
import org.multichat.generator.provider.Work;
import org.multichat.image.media.Pixels;
import org.multichat.image.order.Sizes;
import org.multichat.image.order.Wording;

/**
 * One picture as it is asked for, checked.
 *
 * @param size what its price is reckoned by
 * @param shape the size in words, for a person
 * @param body as it is sent
 */
record BflOrder(Pixels size, String shape, Map<String, Object> body) {

    /** They document no limit; more than anybody may write here at once is not sent. */
    private static final int MAX_CHARS = Prompt.MAX_CHARS;

    private static final List<String> FORMATS = List.of("png", "jpeg");
    /** A model that decides on the pixels has one price for all of them. */
    private static final Pixels WHATEVER = new Pixels(1_000, 1_000);

    /** @throws org.multichat.kit.problem.Invalid when an option is unknown or out of bounds */
    static BflOrder of(Work work, BflModel model, Pixels usual) {
        Options options = work.options();
        Set<String> known = new HashSet<>(model.sizes().options());
        known.addAll(Set.of("seed", "format"));
        options.onlyThese(known);
        Map<String, Object> body = new TreeMap<>();
        body.put("prompt", Wording.of(work, MAX_CHARS));
        body.put("output_format", options.choice("format", FORMATS, "png"));
        int seed = options.integer("seed", 0, Integer.MAX_VALUE, 0);
        if (options.values().containsKey("seed")) {
            body.put("seed", seed);
        }
        return switch (model.sizes()) {
            case Sizes.Sides sides -> {
                Pixels size = sides.chosen(options, usual);
                body.put("width", size.width());
                body.put("height", size.height());
                yield new BflOrder(size, size.toString(), body);
            }
            case Sizes.Ratios ratios -> {
                String ratio = ratios.chosen(options, usual);
                body.put("aspect_ratio", ratio);
                yield new BflOrder(WHATEVER, ratio, body);
            }
        };
    }

    static List<Offer.Option> offered(BflModel model, Pixels usual) {
        List<Offer.Option> offered = new ArrayList<>(model.sizes().offered(usual));
        offered.add(new Offer.Option("format", String.join(", ", FORMATS), "png"));
        offered.add(new Offer.Option("seed", "0 to 2147483647: another picture of the same words", "any"));
        return offered;
    }
}
