package org.multichat.image.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multichat.generator.provider.Options;
import org.multichat.generator.provider.Past;
import org.multichat.generator.provider.Prompt;
import org.multichat.generator.provider.Work;

class WordingTest {

    private static final int MANY = 4_000;

    @Test
    void aRemarkIsSentWithWhatItIsAbout() {
        assertThat(Wording.of(work("make it blue", image("A cat in a hat.")), MANY))
                .isEqualTo("A cat in a hat. Changed like this: make it blue");
    }

    @Test
    void remarksOnRemarksGoBackToWhatStoodOnItsOwn() {
        Work work = work("now at night", image("a house"), image("a cat in a hat"), image("make it blue"));

        assertThat(Wording.of(work, MANY))
                .isEqualTo("a cat in a hat. Changed like this: make it blue; then: now at night");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "make it blue",
                "another one, sadder",
                "the same with a dog",
                "now with two cats",
                "without the hat",
                "a dog instead",
                "put it on a hill",
                "at night",
                "bigger"
            })
    void isARemark(String prompt) {
        assertThat(Wording.of(work(prompt, image("a cat")), MANY)).isEqualTo("a cat. Changed like this: " + prompt);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a dog",
                "a dog on the moon at night",
                "a lighthouse with a boat under it",
                "a portrait of Immanuel Kant",
                "a robot that reads instead of sleeping",
                "quantum entanglement as Escher would have seen it"
            })
    void standsOnItsOwn(String prompt) {
        assertThat(Wording.of(work(prompt, image("a cat")), MANY)).isEqualTo(prompt);
    }

    @Test
    void whatWasNoPictureIsNotWhatIsMeant() {
        assertThat(Wording.of(work("make it blue", new Past("a sad song", "SONG", null)), MANY))
                .isEqualTo("make it blue");
        assertThat(Wording.of(work("make it blue"), MANY)).isEqualTo("make it blue");
    }

    @Test
    void whereThereIsNoRoomTheEarlierGiveWayAndNeverThePrompt() {
        Past[] past = Stream.of(
                        "a cat " + "on a mat ".repeat(40), "make it red " + "and red ".repeat(40), "now at dusk")
                .map(WordingTest::image)
                .toArray(Past[]::new);
        Work work = work("make it blue", past);

        assertThat(Wording.of(work, MANY)).startsWith("a cat").contains("make it red", "now at dusk");
        assertThat(Wording.of(work, 500))
                .hasSizeLessThan(500)
                .startsWith("a cat")
                .endsWith(". Changed like this: now at dusk; then: make it blue");
        assertThat(Wording.of(work, 100)).isEqualTo("make it blue");
        assertThat(Wording.of(work, 5)).isEqualTo("make it blue");
    }

    private static Past image(String prompt) {
        return new Past(prompt, "IMAGE", null);
    }

    private static Work work(String prompt, Past... context) {
        return new Work(
                UUID.randomUUID(), new Prompt(prompt), List.of(context), new Options(Map.of()), 40_000, Instant.MAX);
    }
}
