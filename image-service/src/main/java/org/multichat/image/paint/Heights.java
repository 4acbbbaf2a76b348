package org.multichat.image.paint;

import java.util.List;
import java.util.stream.IntStream;
import org.multichat.image.art.Studio;
import org.multichat.image.art.Traits;
import org.multichat.image.scene.Link;
import org.multichat.image.scene.Scene;
import org.multichat.image.scene.Thing;
import org.multichat.image.scene.Where;

/** How high each kind of thing is drawn: true to nature only so far that an ant beside an elephant is still seen. */
final class Heights {

    /** Below 1 differences shrink. */
    private static final double COMPRESSION = 0.68;

    private static final double WIDEST = 0.8;
    private static final double WIDEST_IN_COMPANY = 0.52;
    private static final double SMALLEST = 0.05;

    private final Scene scene;
    private final Studio studio;
    private final Traits traits;
    private final Canvas canvas;

    Heights(Scene scene, Studio studio, Traits traits, Canvas canvas) {
        this.scene = scene;
        this.studio = studio;
        this.traits = traits;
        this.canvas = canvas;
    }

    /** In pixels, one for each of the scene's things. */
    double[] heights() {
        double[] natural = scene.things().stream().mapToDouble(this::natural).toArray();
        double tallest = IntStream.range(0, natural.length)
                .mapToDouble(i -> natural[i])
                .max()
                .orElse(1);
        double[] heights = new double[natural.length];
        boolean alone = natural.length == 1 && scene.things().getFirst().count() == 1;
        double widest =
                alone || scene.links().stream().anyMatch(link -> link.where().bindsPlace())
                        ? WIDEST
                        : WIDEST_IN_COMPANY;
        double side = Math.min(canvas.width, canvas.height);
        for (int i = 0; i < natural.length; i++) {
            double share = target(tallest) * Math.pow(natural[i] / tallest, COMPRESSION);
            double height = Math.max(SMALLEST, share) * side;
            double most =
                    canvas.width * widest / studio.aspect(scene.things().get(i).art());
            heights[i] = Math.min(height, most);
        }
        return heights;
    }

    private double natural(Thing thing) {
        // A small fox is smaller than a fox, but a picture of only a small fox still shows one.
        return traits.of(thing.art()).height() * thing.size().factor();
    }

    /** What the tallest thing takes of the picture; a stack of things needs room above it. */
    private double target(double tallest) {
        double alone = Math.clamp(0.36 + 0.56 * (tallest - 0.1), 0.33, 0.76);
        List<Link> stacks = scene.links().stream()
                .filter(link -> link.where() == Where.ON || link.where() == Where.RIDING || link.where() == Where.ABOVE)
                .toList();
        return stacks.isEmpty() ? alone : Math.min(alone, 0.54);
    }
}
