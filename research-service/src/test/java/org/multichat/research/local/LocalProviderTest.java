package org.multichat.research.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multichat.generator.provider.Attach;
import org.multichat.generator.provider.Bound;
import org.multichat.generator.provider.Charged;
import org.multichat.generator.provider.Failure;
import org.multichat.generator.provider.Price;
import org.multichat.kit.problem.Invalid;
import org.multichat.research.Recorded;
import org.multichat.research.Works;
import org.multichat.research.brief.BriefWriter;
import org.multichat.research.delivery.WordByWord;
import org.multichat.research.intake.DocumentFolder;
import org.multichat.research.search.Library;

class LocalProviderTest {

    private static final String OPERA = "Write a paper about the history of opera";

    @TempDir
    Path folder;

    private final List<Duration> waits = new ArrayList<>();

    @Test
    void saysWhatHappensInOrderAndDeliversWhatItSaid() throws Exception {
        Recorded recorded = new Recorded();

        provider(0).generate(Works.of(OPERA), recorded);

        assertThat(recorded.shape())
                .startsWith("accepted reading finding outlining writing delta writing delta")
                .endsWith("delta produced usage");
        assertThat(recorded.text()).isEqualTo(recorded.produced).startsWith("# Research brief: The history of opera\n");
        assertThat(recorded.deltas)
                .allSatisfy(delta -> assertThat(delta).hasSizeLessThanOrEqualTo(WordByWord.MAX_CHARS + 2));
        assertThat(recorded.products).hasSize(1);
        assertThat(recorded.usages).hasSize(1);
        assertThat(recorded.products.getFirst().mediaType()).isEqualTo("text/markdown");
        assertThat(recorded.products.getFirst().title()).isEqualTo("Research brief: The history of opera");
        assertThat(recorded.usages.getFirst().costMicros()).isEqualTo(10_000);
        assertThat(recorded.usages.getFirst().detail())
                .containsEntry("words", recorded.text().strip().split("\\s+").length);
    }

    @Test
    void saysTheSameAgainForTheSameWorkAndDocuments() throws Exception {
        Recorded first = new Recorded();
        Recorded again = new Recorded();

        provider(0).generate(Works.of(OPERA), first);
        provider(40).resume(Works.of(OPERA), first.state, again);

        assertThat(again.events).isEqualTo(first.events);
        assertThat(first.state).matches("[0-9a-f]{32}");
    }

    @Test
    void refusesToGoOnFromOtherDocuments() throws Exception {
        Files.writeString(folder.resolve("opera.txt"), "Opera was sung in our town for the first time in 1911.");
        LocalProvider provider = provider(0);
        Recorded begun = new Recorded();
        provider.generate(Works.of(OPERA), begun);
        Files.writeString(
                folder.resolve("opera.txt"), "Opera was sung in our town for the first time in the year 1912.");

        assertThatThrownBy(() -> provider.resume(Works.of(OPERA), begun.state, new Recorded()))
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.problem().type()).isEqualTo("/problems/documents-changed");
                    assertThat(failure.charged()).isEqualTo(Charged.NO);
                });
    }

    @Test
    void findsWhatWasPutIntoTheFolderSinceItLastLooked() throws Exception {
        LocalProvider provider = provider(0);
        Recorded before = new Recorded();
        provider.generate(Works.of("urban beekeeping"), before);
        Files.writeString(
                folder.resolve("Urban beekeeping.md"),
                "# Urban beekeeping\n\nUrban beekeeping is the keeping of honey bees on roofs and in gardens of cities.");
        Recorded after = new Recorded();

        provider.generate(Works.of("urban beekeeping"), after);

        assertThat(before.text()).contains("None of them deals with this question");
        assertThat(after.text())
                .contains("Urban beekeeping is the keeping of honey bees on roofs and in gardens of cities. [1, ¶1]");
        assertThat(after.state).isNotEqualTo(before.state);
    }

    @Test
    void quotesItsFixedPriceAndChecksOptions() {
        LocalProvider provider = provider(0);

        var quote = provider.quote(Works.of(OPERA, Map.of("length", "long"), List.of()));

        assertThat(quote.maxMicros()).isEqualTo(10_000);
        assertThat(quote.bound()).isEqualTo(Bound.HARD);
        assertThat(quote.basis()).isEqualTo("one long brief from the documents at hand at $0.010000");
        assertThat(quote.validUntil()).isAfter(Works.NOW);
        assertThatThrownBy(() -> provider.quote(Works.of(OPERA, Map.of("length", "endless"), List.of())))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("options.length");
        assertThatThrownBy(() -> provider.quote(Works.of(OPERA, Map.of("pages", 3), List.of())))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("options.pages");
        assertThat(provider.attach()).isEqualTo(Attach.ANY);
        assertThat(provider.chargedWhenBroken()).isEqualTo(Charged.NO);
        assertThat(provider.chargedWhenCancelled()).isEqualTo(Charged.NO);
        assertThat(provider.offer().models()).containsExactly("local-extractive-1");
    }

    @Test
    void waitsBetweenWordsWithoutChangingThem() throws Exception {
        Recorded quick = new Recorded();
        Recorded paced = new Recorded();

        provider(0).generate(Works.of(OPERA), quick);
        provider(40).generate(Works.of(OPERA), paced);

        assertThat(paced.events).isEqualTo(quick.events);
        // The clock of this test stands still, so the last wait is as long as the whole brief takes.
        Duration whole = Duration.ofMillis(25).multipliedBy(paced.deltas.size() - 1L);
        assertThat(waits.getLast()).isEqualTo(whole);
    }

    @Test
    void writesNothingMoreOnceItIsInterrupted() {
        Recorded recorded = new Recorded();
        LocalProvider provider = provider(40, time -> {
            if (time.toMillis() >= 250) {
                throw new InterruptedException();
            }
        });

        assertThatThrownBy(() -> provider.generate(Works.of(OPERA), recorded)).isInstanceOf(InterruptedException.class);

        assertThat(recorded.deltas).hasSize(10);
        assertThat(recorded.produced).isEmpty();
    }

    @Test
    void writesFasterWhenTheTimeLeftIsShort() throws Exception {
        var hurried = new org.multichat.generator.provider.Work(
                Works.of(OPERA).id(),
                Works.of(OPERA).prompt(),
                List.of(),
                Works.of(OPERA).options(),
                10_000,
                Works.NOW.plusSeconds(10));

        provider(40).generate(hurried, new Recorded());

        assertThat(waits.getLast()).isLessThan(Duration.ofSeconds(8));
    }

    private LocalProvider provider(int wordsPerSecond) {
        return provider(wordsPerSecond, waits::add);
    }

    private LocalProvider provider(int wordsPerSecond, Pace.Waiting waiting) {
        return new LocalProvider(
                new Library(Optional.of(new DocumentFolder(folder))),
                new BriefWriter(3_000, true),
                new LocalProvider.Tariff(new Price(10_000), "2026-11-01"),
                new Pace.Speed(wordsPerSecond),
                Clock.fixed(Works.NOW, ZoneOffset.UTC),
                speed -> new Pace(speed, () -> 0L, waiting));
    }
}
