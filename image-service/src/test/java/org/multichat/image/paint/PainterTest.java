package org.multichat.image.paint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.multichat.image.art.Artwork;
import org.multichat.image.art.Studio;
import org.multichat.image.art.Traits;
import org.multichat.image.scene.Place;
import org.multichat.image.scene.Scene;
import org.multichat.image.scene.Style;
import org.multichat.image.words.Reader;

class PainterTest {

    private static final int SIDE = 256;
    private static final Artwork ARTWORK = new Artwork();
    private static final Traits TRAITS = new Traits(ARTWORK);
    private static final Reader READER = new Reader(ARTWORK, TRAITS);
    private static final Painter PAINTER = new Painter(ARTWORK, TRAITS);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a moon and cat",
                "three red apples on a wooden table",
                "a lighthouse in a storm at night",
                "a robot playing chess in the park at sunset",
                "blue dragon over snowy mountains",
                "a bear and a panda on a bench",
                "a girl with a red umbrella in the rain in the city",
                "an elephant wearing a top hat next to a tiny mouse",
                "two foxes under a cherry tree",
                "a princess and a knight in front of a castle",
                "a fox behind a house",
                "an astronaut riding a horse on the moon",
                "a cat in a box",
                "a polar bear, three penguins and an igloo",
                "an octopus, a submarine and five tropical fish",
                "a camel and pyramids in the desert",
                "twelve ducks and twelve dogs"
            })
    void everythingNamedIsSeen(String prompt) throws InterruptedException {
        Scene scene = read(prompt);
        Painter.Painting all = begin(scene);
        all.compose();
        all.backdrop();
        all.things();
        int[] whole = pixels(all);
        int wanted = scene.things().stream().mapToInt(thing -> thing.count()).sum();

        assertThat(all.placed()).hasSize(wanted);
        for (Placed one : all.placed()) {
            double share = seenOf(one, scene, all.placed(), whole);
            assertThat(share).as("%s in '%s'", one.art(), prompt).isGreaterThan(0.12);
        }
    }

    /** How much of a thing's box changes when it is left out. */
    private static double seenOf(Placed one, Scene scene, List<Placed> all, int[] whole) throws InterruptedException {
        List<Placed> others = new ArrayList<>(all);
        others.remove(one);
        Painter.Painting without = begin(scene);
        without.compose();
        without.backdrop();
        without.draw(others);
        int[] rest = pixels(without);
        int changed = 0;
        int area = 0;
        for (int y = (int) one.top(); y < one.base(); y++) {
            for (int x = (int) one.left(); x < one.left() + one.width(); x++) {
                area++;
                if (x >= 0 && y >= 0 && x < SIDE && y < SIDE && whole[y * SIDE + x] != rest[y * SIDE + x]) {
                    changed++;
                }
            }
        }
        return (double) changed / area;
    }

    @ParameterizedTest
    @CsvSource({
        "a red dragon, 0.0", "a blue dragon, 0.61", "a purple dragon, 0.76", "a green horse, 0.36", "a blue cat, 0.61",
        "a pink elephant, 0.93", "a yellow robot, 0.13", "a blue apple, 0.61", "a green car, 0.36", "a red sofa, 0.0"
    })
    void aColourIsSeenOnTheThingItWasSaidOf(String prompt, double hue) {
        Scene scene = read(prompt);
        var thing = scene.things().getFirst();
        int[] pixels =
                new Studio(ARTWORK).sprite(thing.art(), 120, thing.tint()).pixels();
        double near = 0;
        double coloured = 0;
        for (int argb : pixels) {
            float[] hsb = Color.RGBtoHSB((argb >> 16) & 255, (argb >> 8) & 255, argb & 255, null);
            if (argb >>> 24 > 200 && hsb[1] > 0.2 && hsb[2] > 0.15) {
                double away = Math.abs(hsb[0] - hue);
                near += Math.min(away, 1 - away) < 0.07 ? 1 : 0;
                coloured++;
            }
        }

        assertThat(near / coloured).isGreaterThan(0.5);
    }

    @Test
    void theSameSceneAndSeedAreTheSamePixels() throws InterruptedException {
        Scene scene = read("a robot and a dragon in a stormy forest at night, watercolor");

        assertThat(paint(scene, 3)).isEqualTo(paint(scene, 3)).isNotEqualTo(paint(scene, 4));
    }

    @ParameterizedTest
    @EnumSource(Style.class)
    void eachStyleIsAPictureOfItsOwn(Style style) throws InterruptedException {
        Scene scene = read("a cat and a house");
        int[] plain = paint(scene, 1);

        int[] styled = paint(scene.in(style), 1);

        assertThat(styled.length).isEqualTo(plain.length);
        if (style != Style.ILLUSTRATION) {
            assertThat(styled).isNotEqualTo(plain);
        }
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void eachPlaceIsPaintedInEveryShape(Place place) throws InterruptedException {
        Scene cat = read("a cat and a whale");
        Scene scene = new Scene(
                cat.things(),
                List.of(),
                place,
                true,
                cat.hour(),
                cat.weather(),
                cat.sights(),
                cat.style(),
                cat.mood(),
                List.of());
        for (int[] shape : new int[][] {{64, 64}, {300, 64}, {64, 300}}) {
            Painter.Painting painting = PAINTER.begin(scene, shape[0], shape[1], 5);
            painting.compose();
            painting.backdrop();
            painting.things();

            BufferedImage image = painting.finish();

            assertThat(image.getWidth()).isEqualTo(shape[0]);
            assertThat(image.getHeight()).isEqualTo(shape[1]);
        }
    }

    @Test
    void nothingDrawableStillIsAPicture() throws InterruptedException {
        int[] pixels = paint(read("justice"), 1);

        assertThat(java.util.Arrays.stream(pixels).distinct().count()).isGreaterThan(500);
    }

    @Test
    void theSunsetIsASkyAndNoPostcard() throws InterruptedException {
        Scene scene = read("sunset over the sea");

        assertThat(scene.things()).isEmpty();
        int[] pixels = paint(scene, 2);
        int nearHorizon = pixels[SIDE / 2 * SIDE + SIDE / 2];
        assertThat((nearHorizon >> 16) & 255).as("more red than blue").isGreaterThan(nearHorizon & 255);
    }

    @Test
    void anInterruptEndsTheDrawing() {
        Painter.Painting painting = begin(read("a cat and a dog"));
        painting.compose();
        painting.backdrop();
        Thread.currentThread().interrupt();

        assertThatThrownBy(painting::things).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void everyPictureInTheStoreCanBeDrawn() {
        Studio studio = new Studio(ARTWORK);

        assertThat(ARTWORK.entries())
                .hasSizeGreaterThan(1_400)
                .allSatisfy(entry ->
                        assertThat(studio.aspect(entry.name())).as(entry.name()).isBetween(0.1, 10.0));
    }

    private static Scene read(String prompt) {
        return READER.read(prompt, List.of());
    }

    private static Painter.Painting begin(Scene scene) {
        return PAINTER.begin(scene, SIDE, SIDE, 7);
    }

    private static int[] paint(Scene scene, long seed) throws InterruptedException {
        Painter.Painting painting = PAINTER.begin(scene, SIDE, SIDE, seed);
        painting.compose();
        painting.backdrop();
        painting.things();
        return pixels(painting);
    }

    private static int[] pixels(Painter.Painting painting) {
        BufferedImage image = painting.finish();
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }
}
