package org.multichat.image.order;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.multichat.generator.provider.Offer;
import org.multichat.generator.provider.Options;
import org.multichat.image.media.Pixels;
import org.multichat.kit.problem.Invalid;

/**
 * Which sizes a model makes, as its line in a list has it: {@code 32:256-1440} are sides of that many pixels in steps
 * of 32, with {@code :655360-8294400} behind it the fewest and the most pixels in all; {@code ratio} is a model that
 * takes the shape alone.
 */
public sealed interface Sizes {

    /** The options by which a size is chosen. */
    Set<String> options();

    List<Offer.Option> offered(Pixels usual);

    static Sizes of(String text) {
        Matcher sides = Sides.FORM.matcher(text);
        if (text.equals("ratio")) {
            return new Ratios();
        }
        if (!sides.matches()) {
            throw new IllegalArgumentException("no sizes: " + text);
        }
        boolean bounded = sides.group(4) != null;
        return new Sides(
                Integer.parseInt(sides.group(1)),
                Integer.parseInt(sides.group(2)),
                Integer.parseInt(sides.group(3)),
                bounded ? Long.parseLong(sides.group(4)) : 0,
                bounded ? Long.parseLong(sides.group(5)) : Long.MAX_VALUE);
    }

    /** Width and height are chosen. */
    record Sides(int step, int least, int most, long fewest, long largest) implements Sizes {

        private static final Pattern FORM =
                Pattern.compile("(\\d{1,3}):(\\d{1,5})-(\\d{1,5})(?::(\\d{1,9})-(\\d{1,9}))?");

        @Override
        public Set<String> options() {
            return Set.of("width", "height");
        }

        @Override
        public List<Offer.Option> offered(Pixels usual) {
            return List.of(
                    new Offer.Option("width", allowed(), Integer.toString(usual.width())),
                    new Offer.Option("height", allowed(), Integer.toString(usual.height())));
        }

        /** @throws Invalid when a side cannot be, or both together cannot */
        public Pixels chosen(Options options, Pixels usual) {
            Pixels size = new Pixels(side(options, "width", usual.width()), side(options, "height", usual.height()));
            if (!allows(size)) {
                throw new Invalid(
                        "options.width", "and height have to be %,d to %,d pixels together".formatted(fewest, largest));
            }
            return size;
        }

        public boolean allows(Pixels size) {
            return isSide(size.width()) && isSide(size.height()) && size.count() >= fewest && size.count() <= largest;
        }

        /** Stops the start over settings that no picture of the model can have. */
        public void check(Pixels usual) {
            if (!allows(usual)) {
                String which = isSide(usual.width()) ? "IMAGE_HEIGHT" : "IMAGE_WIDTH";
                throw new ConfigurationException(
                        "%s: pictures of %s cannot be made; a side has to be %s.".formatted(which, usual, allowed()));
            }
        }

        private int side(Options options, String name, int usual) {
            int side = options.integer(name, least, most, usual);
            if (!isSide(side)) {
                throw new Invalid("options." + name, "has to be " + allowed());
            }
            return side;
        }

        private boolean isSide(int side) {
            return side >= least && side <= most && side % step == 0;
        }

        private String allowed() {
            return "%d to %d, a multiple of %d".formatted(least, most, step);
        }
    }

    /** The shape is chosen, the model decides on the pixels. */
    record Ratios() implements Sizes {

        private static final String OPTION = "aspect_ratio";
        private static final List<String> ALL =
                List.of("21:9", "16:9", "3:2", "4:3", "1:1", "3:4", "2:3", "9:16", "9:21");

        @Override
        public Set<String> options() {
            return Set.of(OPTION);
        }

        @Override
        public List<Offer.Option> offered(Pixels usual) {
            return List.of(new Offer.Option(OPTION, String.join(", ", ALL), nearest(usual)));
        }

        public String chosen(Options options, Pixels usual) {
            return options.choice(OPTION, ALL, nearest(usual));
        }

        private static String nearest(Pixels usual) {
            String nearest = "1:1";
            for (String ratio : ALL) {
                if (farFrom(usual, ratio) < farFrom(usual, nearest)) {
                    nearest = ratio;
                }
            }
            return nearest;
        }

        /** As factors count: 2:1 is as far from 1:1 as 1:2 is. */
        private static double farFrom(Pixels usual, String ratio) {
            String[] sides = ratio.split(":", -1);
            double wide = Double.parseDouble(sides[0]) / Double.parseDouble(sides[1]);
            return Math.abs(Math.log(wide * usual.height() / usual.width()));
        }
    }
}
