package org.multichat.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {

    @TempDir
    Path application;

    private final List<String> said = new ArrayList<>();
    private final FakeProgram recording = new FakeProgram();
    private final Assembly assembly = new Assembly();
    private Training training = new Training(List.of(), new Console(said::add));

    @AfterEach
    void end() {
        training.close();
    }

    @Test
    void keepsWhatWasAssembledAndNothingElse() throws Exception {
        Files.writeString(application.resolve("of-other-flags.aot"), "old");
        AotCache cache = cache();
        assertThat(cache.use()).isEmpty();

        train(cache).join();

        assertThat(cache.use()).singleElement().asString().startsWith("-XX:AOTCache=" + application);
        assertThat(inFolder()).singleElement().asString().endsWith(".aot").doesNotContain("of-other-flags");
        assertThat(said).singleElement().asString().contains("The next start is quicker: 1 of 1");
    }

    @Test
    void doesNothingWhereThereIsACache() throws Exception {
        train(cache()).join();

        train(cache()).join();

        assertThat(recording.launched).hasSize(1);
    }

    @Test
    void leavesNoHalfACacheWhenItFails() throws Exception {
        assembly.exitCode = 1;

        train(cache()).join();

        assertThat(inFolder()).isEmpty();
        assertThat(said).isEmpty();
    }

    @Test
    void endsWhatItStartedWhenItIsClosed() {
        recording.ready = false;
        train(cache());
        await().until(() -> !recording.launched.isEmpty());

        training.close();

        assertThat(recording.last().end()).isCompletedWithValue(137);
        assertThat(assembly.launched).isZero();
    }

    private AotCache cache() {
        return AotCache.of(application.resolve("quarkus-run.jar"), List.of("-XX:+UseSerialGC"));
    }

    private Training train(AotCache cache) {
        assembly.makes = cache.half();
        training = new Training(List.of(new Training.Lesson(cache, recording, assembly)), new Console(said::add));
        training.start();
        return training;
    }

    private List<Path> inFolder() throws IOException {
        try (Stream<Path> files = Files.list(application)) {
            return files.toList();
        }
    }

    /** Writes its file, and ends as the test says. */
    private static final class Assembly implements Program {

        private Path makes = Path.of("");
        private int exitCode;
        private int launched;

        @Override
        public String label() {
            return "assembly";
        }

        @Override
        public String address() {
            return "nowhere";
        }

        @Override
        public Running launch() throws IOException {
            launched++;
            Files.writeString(makes, "cache");
            var running = new FakeProgram.FakeRunning(true);
            running.end.complete(exitCode);
            return running;
        }

        @Override
        public boolean isReady() {
            return false;
        }
    }
}
