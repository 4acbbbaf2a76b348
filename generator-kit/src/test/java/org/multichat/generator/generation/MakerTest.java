package org.multichat.generator.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.multichat.generator.generation.Replica.work;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multichat.generator.fake.FakeProvider;
import org.multichat.generator.provider.Acceptance;
import org.multichat.generator.provider.Attach;
import org.multichat.generator.provider.Charged;
import org.multichat.generator.provider.Failure;
import org.multichat.generator.provider.Output;
import org.multichat.generator.provider.Usage;
import org.multichat.generator.provider.Work;
import org.multichat.kit.problem.Problem;

/** Books and metrics name who was asked last, and not whom the service would have asked first. */
class MakerTest {

    @TempDir
    Path temporary = Path.of("");

    private final List<String> books = new CopyOnWriteArrayList<>();
    private final Handler listening = new Handler() {

        private final PatternFormatter format = new PatternFormatter("%s");

        @Override
        public void publish(LogRecord line) {
            books.add(format.format(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        Logger.getLogger("books").addHandler(listening);
    }

    @AfterEach
    void leave() {
        Logger.getLogger("books").removeHandler(listening);
    }

    /** Turned away by the first it asks; the second makes what is asked for, or fails before it has taken it on. */
    private static final class Fallback extends FakeProvider {

        @Override
        public void generate(Work work, Output output) throws Failure {
            output.asks("second");
            if (work.prompt().text().startsWith("fail")) {
                throw new Failure(Problem.of("provider-no-answer", 504, "Silence", null), Charged.UNKNOWN);
            }
            output.accepted(new Acceptance("second", "m", Attach.REPLICA, "second"));
            output.usage(new Usage(7, Map.of()));
        }
    }

    @Test
    void whoWasAskedInsteadIsNamed() {
        Work made = work("a cat");

        assertThat(booksAndMetricsOf(made))
                .containsExactly(
                        "generation %s submitted to fake".formatted(made.id()),
                        "generation %s submitted to second".formatted(made.id()),
                        "generation %s used 7 micros at second".formatted(made.id()),
                        "generation %s ended at second, charged YES, 7 micros".formatted(made.id()),
                        "second completed");
    }

    @Test
    void soIsWhoWasAskedInsteadAndNeverTookItOn() {
        Work lost = work("fail, please");

        assertThat(booksAndMetricsOf(lost))
                .endsWith(
                        "generation %s ended at second, charged UNKNOWN, 0 micros".formatted(lost.id()),
                        "second failed");
    }

    @Test
    void whoIsTheOnlyOneIsNamedAsBefore() {
        try (Replica replica = new Replica(new FakeProvider(), temporary)) {
            Work work = work("fail now");
            Listener.all(replica.generations.startOrAttach(work, "ada"));

            assertThat(books)
                    .containsExactly(
                            "generation %s submitted to fake".formatted(work.id()),
                            "generation %s ended at fake, charged NO, 0 micros".formatted(work.id()));
        }
    }

    private List<String> booksAndMetricsOf(Work work) {
        try (Replica replica = new Replica(new Fallback(), temporary)) {
            Listener.all(replica.generations.startOrAttach(work, "ada"));
            await().until(() ->
                    !replica.meters.find("generation.duration").timers().isEmpty());
            replica.meters
                    .find("generation.duration")
                    .timers()
                    .forEach(timer -> books.add(timer.getId().getTag("provider") + " "
                            + timer.getId().getTag("outcome")));
            return books;
        }
    }
}
