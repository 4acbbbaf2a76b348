package org.multichat.image.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multichat.generator.GeneratorOutput;
import org.multichat.generator.provider.Options;
import org.multichat.generator.provider.Past;
import org.multichat.generator.provider.Price;
import org.multichat.generator.provider.Product;
import org.multichat.generator.provider.Prompt;
import org.multichat.generator.provider.Usage;
import org.multichat.generator.provider.Work;
import org.multichat.image.setting.ImageConfig;
import org.multichat.image.setting.Settings;
import org.multichat.kit.problem.Invalid;

class LocalProviderTest {

    private static final Atelier ATELIER = new Atelier();
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-01T00:00:00Z"), ZoneOffset.UTC);

    private static final ImageConfig SETTINGS = new Settings();
    private static final Price PRICE = new Price(40_000);

    private final LocalProvider provider = new LocalProvider(SETTINGS, PRICE, CLOCK, ATELIER);

    @Test
    void saysWhatItDoesStepByStep() throws InterruptedException {
        Heard heard = generate(work("a moon and cat", Map.of()));

        assertThat(heard.said)
                .containsExactly(
                        "accepted local-artwork-1",
                        "reading 0.05",
                        "composing 0.2",
                        "drawing 0.35",
                        "drawing 0.6",
                        "finishing 0.85",
                        "produced image/png A moon and cat 512x512 []",
                        "usage 40000 {pictures=1}");
    }

    @Test
    void theSameWorkIsTheSameBytesAndAnotherIsNot() throws InterruptedException {
        byte[] first = generate(work("a cat", small())).bytes;

        assertThat(generate(work("a cat", small())).bytes).isEqualTo(first);
        assertThat(generate(work("a cat ", small())).bytes).isEqualTo(first);
        assertThat(generate(work("A cat", small())).bytes).isNotEqualTo(first);
        assertThat(generate(work("a cat", Map.of("width", 96, "height", 96, "seed", 7))).bytes)
                .isNotEqualTo(first);
    }

    @Test
    void theProviderBeforeARestartAndAfterItPaintTheSame() throws InterruptedException {
        Work work = work("two dogs and a rainbow", small());
        Heard other = new Heard();
        new LocalProvider(SETTINGS, PRICE, CLOCK, new Atelier()).generate(work, other);

        assertThat(other.bytes).isEqualTo(generate(work).bytes);
    }

    @Test
    void formatsAndSizesAreWhatWasChosen() throws InterruptedException, IOException {
        Heard jpeg = generate(work("a cat", Map.of("format", "jpeg", "width", 200, "height", 100)));
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(jpeg.bytes));

        assertThat(jpeg.said).anyMatch(said -> said.startsWith("produced image/jpeg"));
        assertThat(jpeg.bytes).startsWith(0xff, 0xd8);
        assertThat(image.getWidth()).isEqualTo(200);
        assertThat(image.getHeight()).isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource({
        "width, 63",
        "width, 1025",
        "height, 0",
        "height, -5",
        "format, gif",
        "style, rococo",
        "seed, many",
        "colour, red"
    })
    void anOptionThatCannotBeIsNamed(String name, String text) {
        Object value = text.matches("-?\\d+") ? Integer.valueOf(text) : text;
        Work work = work("a cat", Map.of(name, value));

        assertThatThrownBy(() -> provider.quote(work))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("options." + name);
        assertThatThrownBy(() -> provider.generate(work, new Heard()))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("options." + name);
    }

    @Test
    void quotesWhatItCharges() {
        assertThat(provider.quote(work("a cat", Map.of())).maxMicros()).isEqualTo(40_000);
        assertThat(provider.quote(work("a cat", Map.of())).basis()).isEqualTo("one picture of 512 x 512 at $0.040000");
        assertThat(provider.quote(work("a cat", Map.of())).priceVersion()).isEqualTo("2026-11-local");
        assertThat(new LocalProvider(SETTINGS, new Price(0), CLOCK, ATELIER)
                        .quote(work("a cat", Map.of()))
                        .maxMicros())
                .isZero();
    }

    @Test
    void followUpsSeeOnlyPicturesOfThePast() throws InterruptedException {
        Work followUp = new Work(
                UUID.randomUUID(),
                new Prompt("make it blue"),
                List.of(new Past("a dragon", "IMAGE", null), new Past("a sad ballad about a whale", "SONG", null)),
                new Options(small()),
                0,
                Instant.MAX);

        assertThat(generate(followUp).said).anyMatch(said -> said.contains("Make it blue 96x96 []"));
    }

    @Test
    void whatIsNotDrawnIsSaid() throws InterruptedException {
        assertThat(generate(work("a cat with a xylophone", small())).said)
                .anyMatch(said -> said.endsWith("[xylophone]"));
    }

    @Test
    void aPromptOfFullLengthAndAHostileOneArePainted() throws InterruptedException {
        String longest = "cat \uD83D\uDC36 <svg><!ENTITY x SYSTEM 'file:///etc/passwd'> "
                .repeat(80)
                .substring(0, 3_990);

        assertThat(generate(work(longest, small())).bytes).isNotEmpty();
    }

    @Test
    void anInterruptStopsTheWork() {
        Heard heard = new Heard();
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> provider.generate(work("a cat", small()), heard))
                .isInstanceOf(InterruptedException.class);
        assertThat(heard.said).containsExactly("accepted local-artwork-1");
        assertThat(Thread.interrupted()).isFalse();
    }

    private Heard generate(Work work) throws InterruptedException {
        Heard heard = new Heard();
        provider.generate(work, heard);
        return heard;
    }

    private static Map<String, Object> small() {
        return Map.of("width", 96, "height", 96);
    }

    private static Work work(String prompt, Map<String, Object> options) {
        return new Work(UUID.randomUUID(), new Prompt(prompt), List.of(), new Options(options), 0, Instant.MAX);
    }

    /** Writes down what a provider says. */
    private static final class Heard extends GeneratorOutput {

        private byte[] bytes = {};

        @Override
        public void accepted(String model, String state) {
            said.add("accepted " + model);
        }

        @Override
        public void progress(String stage, @Nullable Double fraction, String message) {
            said.add(stage + " " + fraction);
        }

        @Override
        public void delta(String text) {
            said.add(text);
        }

        @Override
        public void produced(Product product, byte[] content) {
            bytes = content;
            said.add("produced %s %s %dx%d %s"
                    .formatted(
                            product.mediaType(),
                            product.title(),
                            product.width(),
                            product.height(),
                            product.notDrawn()));
        }

        @Override
        public void usage(Usage usage) {
            said.add("usage " + usage.costMicros() + " " + usage.detail());
        }
    }
}
