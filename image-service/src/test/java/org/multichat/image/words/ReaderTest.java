package org.multichat.image.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multichat.image.art.Artwork;
import org.multichat.image.art.Traits;
import org.multichat.image.scene.Hour;
import org.multichat.image.scene.Place;
import org.multichat.image.scene.Scene;
import org.multichat.image.scene.Sight;
import org.multichat.image.scene.Size;
import org.multichat.image.scene.Style;
import org.multichat.image.scene.Thing;
import org.multichat.image.scene.Weather;

class ReaderTest {

    private static final Artwork ARTWORK = new Artwork();
    private static final Reader READER = new Reader(ARTWORK, new Traits(ARTWORK));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Create an image of a moon and cat                      | 1 cat
            three red apples on a wooden table                     | 3 red-apple
            a lighthouse in a storm at night, watercolor           | 1 lighthouse
            a robot playing chess in the park at sunset            | 1 robot, 1 chessboard
            blue dragon over snowy mountains                       | 1 dragon BLUE
            an orange cat and an orange                            | 1 cat ORANGE, 1 tangerine
            a dozen balloons                                       | 12 balloon
            a pair of wolves and some geese                        | 2 wolf, 3 goose
            2 dogs, 3 cats                                         | 2 dog, 3 cat
            a dragon that is green                                 | 1 dragon GREEN
            the big bad wolf                                       | 1 wolf
            hot air balloon, hot dog, teddy bear                   | 1 hot-air-balloon, 1 hot-dog, 1 teddy-bear
            a jack o lantern and a t-rex                           | 1 jack-o-lantern, 1 t-rex
            \uD83D\uDC31 with \uD83C\uDF55                         | 1 cat, 1 pizza
            two mice and three children                            | 2 mouse, 3 child
            ein schwarzer Hund und zwei rote \u00C4pfel            | 1 dog BLACK, 2 red-apple RED
            un chat noir sur une table                             | 1 cat BLACK
            dibuja un perro y una casa                             | 1 dog, 1 house
            \u753B\u4E00\u53EA\u732B\u548C\u6708\u4EAE             | 1 cat
            \u043A\u043E\u0442 \u0438 \u0441\u043E\u0431\u0430\u043A\u0430 | 1 cat, 1 dog
            """)
    void namesTheThings(String prompt, String things) {
        assertThat(named(read(prompt))).isEqualTo(things);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a lighthouse in a storm at night, watercolor | SEA        | NIGHT   | STORM   | WATERCOLOR
            a robot playing chess in the park at sunset  | PARK       | SUNSET  | CLEAR   | ILLUSTRATION
            blue dragon over snowy mountains             | MOUNTAINS  | DAY     | SNOW    | ILLUSTRATION
            three apples on a table, oil painting        | TABLE      | DAY     | CLEAR   | OIL
            a cup of coffee                              | TABLE      | DAY     | CLEAR   | ILLUSTRATION
            a cat under the stars                        | MEADOW     | NIGHT   | CLEAR   | ILLUSTRATION
            a whale                                      | SEA        | DAY     | CLEAR   | ILLUSTRATION
            a dog by the sea, pencil sketch              | BEACH      | DAY     | CLEAR   | SKETCH
            an astronaut on the moon                     | MOON       | DAY     | CLEAR   | ILLUSTRATION
            five tropical fish                           | UNDERWATER | DAY     | CLEAR   | ILLUSTRATION
            a rocket, pixel art                          | SPACE      | DAY     | CLEAR   | PIXEL
            a cat on a sofa in the living room, comic    | ROOM       | DAY     | CLEAR   | COMIC
            sunset                                       | MEADOW     | SUNSET  | CLEAR   | ILLUSTRATION
            snow                                         | MEADOW     | DAY     | SNOW    | ILLUSTRATION
            a foggy forest at dawn, minimalist           | FOREST     | SUNRISE | FOG     | MINIMAL
            """)
    void readsTheSurroundings(String prompt, Place place, Hour hour, Weather weather, Style style) {
        Scene scene = read(prompt);

        assertThat(scene)
                .extracting(Scene::place, Scene::hour, Scene::weather, Scene::style)
                .containsExactly(place, hour, weather, style);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a cat on a chair                          | cat ON chair
            a cat under an umbrella                   | cat UNDER umbrella
            a dog next to a house                     | dog BESIDE house
            a fox behind a deciduous tree             | fox BEHIND deciduous-tree
            a knight in front of a castle             | knight FRONT castle
            an eagle above a castle                   | eagle ABOVE castle
            a girl holding a balloon                  | balloon HELD_BY girl
            an elephant wearing a top hat             | top-hat WORN_BY elephant
            an astronaut riding a horse               | astronaut RIDING horse
            a cat in a box                            | cat IN package
            a cat and a dog on a sofa                 | cat ON sofa, dog ON sofa
            """)
    void readsHowThingsStandToEachOther(String prompt, String links) {
        Scene scene = read(prompt);
        List<String> arts = scene.things().stream().map(Thing::art).toList();

        assertThat(scene.links().stream()
                        .map(link -> arts.get(link.subject()) + ' ' + link.where() + ' ' + arts.get(link.object()))
                        .collect(Collectors.joining(", ")))
                .isEqualTo(links);
    }

    @Test
    void saysWhatCannotBeDrawn() {
        assertThat(read("a cat and a xylophone made of regret").notDrawn()).containsExactly("xylophone", "regret");
        assertThat(read("a cat").notDrawn()).isEmpty();
        assertThat(read("100 cats").notDrawn()).containsExactly("88 of 100 cats");
    }

    @Test
    void aColourIsNotGivenToTheNextThing() {
        assertThat(named(read("a red xylophone and a cat"))).isEqualTo("1 cat");
        assertThat(named(read("a red fluffy cat"))).isEqualTo("1 cat RED");
    }

    @Test
    void sizesAreRead() {
        assertThat(read("a tiny mouse and a huge mushroom").things())
                .extracting(Thing::size)
                .containsExactly(Size.TINY, Size.HUGE);
    }

    @Test
    void followUpsChangeThePictureBefore() {
        assertThat(READER.read("another one, at night", List.of("a cat")))
                .returns(Hour.NIGHT, Scene::hour)
                .returns("1 cat", ReaderTest::named);
        assertThat(named(READER.read("now with two cats", List.of("a cat and a dog"))))
                .isEqualTo("2 cat, 1 dog");
        assertThat(named(READER.read("make it blue", List.of("a dragon")))).isEqualTo("1 dragon BLUE");
        assertThat(named(READER.read("make it orange", List.of("a dragon")))).isEqualTo("1 dragon ORANGE");
        assertThat(named(READER.read("without the dog", List.of("a cat and a dog"))))
                .isEqualTo("1 cat");
        assertThat(named(READER.read("a fox instead of the dog", List.of("a cat and a dog"))))
                .isEqualTo("1 cat, 1 fox");
        assertThat(READER.read("in the snow", List.of("a cat", "at night")))
                .returns(Hour.NIGHT, Scene::hour)
                .returns(Weather.SNOW, Scene::weather)
                .returns("1 cat", ReaderTest::named);
    }

    @Test
    void aNewPictureForgetsTheOneBefore() {
        assertThat(named(READER.read("a horse on the beach", List.of("a cat")))).isEqualTo("1 horse");
    }

    @Test
    void whatAPromptSaysIsNeverMoreThanWords() {
        Scene scene = read("<svg onload=\"x\"><image href=\"file:///etc/passwd\"/></svg> &xxe; a cat @head @fur");

        assertThat(named(scene)).contains("1 cat");
        assertThat(scene.place()).isEqualTo(Place.MEADOW);
    }

    @Test
    void aPromptOfFullLengthIsBounded() {
        Scene scene = read("a cat, a dog and a zzyzx ".repeat(160).substring(0, 4_000)
                + " horse cow pig sheep goat duck hen fox wolf bear lion tiger mouse");

        assertThat(scene.things()).hasSize(Scene.MAX_THINGS);
        assertThat(scene.notDrawn()).contains("zzyzx").hasSizeLessThanOrEqualTo(20);
    }

    @Test
    void whatIsInTheSkyIsNotAThing() {
        assertThat(read("a rainbow, northern lights and a crescent moon"))
                .returns(List.of(), Scene::things)
                .returns(
                        true,
                        scene -> scene.sights().containsAll(List.of(Sight.RAINBOW, Sight.AURORA, Sight.CRESCENT)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Create an image of a moon and cat | A moon and cat
            please draw me a dog!             | A dog
            cat                               | Cat
            """)
    void titlesLeaveTheAskingOut(String prompt, String title) {
        assertThat(Title.of(prompt)).isEqualTo(title);
    }

    private static Scene read(String prompt) {
        return READER.read(prompt, List.of());
    }

    private static String named(Scene scene) {
        return scene.things().stream()
                .map(thing -> thing.count() + " " + thing.art() + (thing.tint() == null ? "" : " " + thing.tint()))
                .collect(Collectors.joining(", "));
    }
}
