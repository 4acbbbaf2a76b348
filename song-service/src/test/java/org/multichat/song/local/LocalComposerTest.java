package org.multichat.song.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multichat.generator.GeneratorOutput;
import org.multichat.generator.provider.Bound;
import org.multichat.generator.provider.Charged;
import org.multichat.generator.provider.Options;
import org.multichat.generator.provider.Past;
import org.multichat.generator.provider.Price;
import org.multichat.generator.provider.Product;
import org.multichat.generator.provider.Prompt;
import org.multichat.generator.provider.Usage;
import org.multichat.generator.provider.Work;
import org.multichat.kit.problem.Invalid;
import org.multichat.song.sound.SoundBank;
import org.multichat.song.sound.Studio;

class LocalComposerTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final LocalComposer COMPOSER = new LocalComposer(
            new Studio(SoundBank.open(Optional.empty())),
            new Price(50_000),
            "2026-01-01",
            130,
            Clock.fixed(NOON, ZoneOffset.UTC));

    @Test
    void saysWhatItDoesInOrder() throws Exception {
        Heard heard = new Heard();

        COMPOSER.generate(work("a short waltz", Map.of("durationSeconds", 20)), heard);

        assertThat(heard.said).startsWith("accepted local-composer-1", "progress reading", "progress composing");
        assertThat(heard.said).endsWith("progress mastering", "produced audio/wav", "usage 50000 {songs=1}");
        assertThat(heard.said).filteredOn("progress playing"::equals).hasSize(10);
        assertThat(heard.fractions).isSorted();
        assertThat(heard.product().durationSeconds()).isEqualTo(20);
        assertThat(heard.product().title()).isEqualTo("Short waltz");
        assertThat(heard.bytes).hasSize(44 + 20 * 44_100 * 4);
    }

    @Test
    void theSameWorkIsTheSameEventsAndBytes() throws Exception {
        Heard one = new Heard();
        Heard other = new Heard();

        COMPOSER.generate(work("reggae", Map.of("durationSeconds", 20)), one);
        COMPOSER.generate(work("reggae", Map.of("durationSeconds", 20)), other);

        assertThat(other.said).isEqualTo(one.said);
        assertThat(other.bytes).isEqualTo(one.bytes);
    }

    @Test
    void onlyTheSongsOfTheConversationArePast() throws Exception {
        Heard heard = new Heard();
        List<Past> context =
                List.of(new Past("sad piano ballad", "SONG", null), new Past("a techno poster", "IMAGE", "a poster"));

        COMPOSER.generate(
                new Work(
                        UUID.randomUUID(),
                        new Prompt("with drums"),
                        context,
                        new Options(Map.of("durationSeconds", 20)),
                        50_000,
                        NOON),
                heard);

        assertThat(heard.messages).anyMatch(message -> message.startsWith("ballad") && message.contains("drum kit"));
    }

    @Test
    void mp3ComesWhenItIsAskedFor() throws Exception {
        Heard heard = new Heard();

        COMPOSER.generate(work("lullaby", Map.of("durationSeconds", 20, "format", "mp3")), heard);

        assertThat(heard.product().mediaType()).isEqualTo("audio/mpeg");
        assertThat(heard.bytes).hasSizeLessThan(1_000_000);
    }

    @ParameterizedTest
    @CsvSource({
        "durationSeconds, 19",
        "durationSeconds, 121",
        "variation, -1",
        "variation, 10000",
    })
    void aNumberOutOfBoundsIsNamed(String option, int value) {
        assertThatThrownBy(() -> COMPOSER.quote(work("jazz", Map.of(option, value))))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("options." + option);
    }

    @ParameterizedTest
    @CsvSource({"format, ogg", "format, ''", "durationSeconds, 30", "tempo, fast"})
    void aWordThatIsNoChoiceIsNamed(String option, String value) {
        assertThatThrownBy(() -> COMPOSER.quote(work("jazz", Map.of(option, value))))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("options." + option);
    }

    @Test
    void aQuoteIsThePriceAndFirm() {
        var quote = COMPOSER.quote(work("jazz", Map.of()));

        assertThat(quote.maxMicros()).isEqualTo(50_000);
        assertThat(quote.bound()).isEqualTo(Bound.HARD);
        assertThat(quote.basis()).isEqualTo("one song at $0.050000");
        assertThat(quote.validUntil()).isAfter(NOON);
        assertThat(COMPOSER.chargedWhenBroken()).isEqualTo(Charged.NO);
        assertThat(COMPOSER.chargedWhenCancelled()).isEqualTo(Charged.NO);
    }

    @Test
    void anInterruptedSongGivesItsPlaceBack() throws Exception {
        Heard stopping = new Heard() {
            @Override
            public void progress(String stage, @Nullable Double fraction, String message) {
                if (stage.equals("playing")) {
                    Thread.currentThread().interrupt();
                }
            }
        };
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> COMPOSER.generate(work("rock", Map.of("durationSeconds", 120)), stopping))
                    .isInstanceOf(InterruptedException.class);
        }
        Heard next = new Heard();

        COMPOSER.generate(work("rock", Map.of("durationSeconds", 20)), next);

        assertThat(stopping.said).doesNotContain("produced audio/wav");
        assertThat(next.said).contains("produced audio/wav");
    }

    @Test
    void thePromptMayBeAsLongAsPromptsAre() throws Exception {
        Heard heard = new Heard();

        COMPOSER.generate(work("x".repeat(Prompt.MAX_CHARS), Map.of("durationSeconds", 20)), heard);

        assertThat(heard.product().title()).hasSize(60);
    }

    private static Work work(String prompt, Map<String, Object> options) {
        return new Work(UUID.randomUUID(), new Prompt(prompt), List.of(), new Options(options), 50_000, NOON);
    }

    /** Keeps what was said. */
    private static class Heard extends GeneratorOutput {

        final List<Double> fractions = new ArrayList<>();
        final List<String> messages = new ArrayList<>();
        byte[] bytes = {};
        private @Nullable Product product;

        Product product() {
            return java.util.Objects.requireNonNull(product);
        }

        @Override
        public void accepted(String model, String state) {
            said.add("accepted " + model);
        }

        @Override
        public void progress(String stage, @Nullable Double fraction, String message) {
            said.add("progress " + stage);
            fractions.add(java.util.Objects.requireNonNull(fraction));
            messages.add(message);
        }

        @Override
        public void delta(String text) {
            said.add("delta");
        }

        @Override
        public void produced(Product made, byte[] content) {
            said.add("produced " + made.mediaType());
            product = made;
            bytes = content;
        }

        @Override
        public void usage(Usage usage) {
            said.add("usage %d %s".formatted(usage.costMicros(), usage.detail()));
        }
    }
}
