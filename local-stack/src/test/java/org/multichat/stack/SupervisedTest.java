package org.multichat.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SupervisedTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final List<String> said = new CopyOnWriteArrayList<>();
    private final FakeProgram program = new FakeProgram();
    private final SteppedClock clock = new SteppedClock();
    private Supervised part = pausing(Duration.ofMillis(1));

    @AfterEach
    void stop() {
        part.stop();
    }

    @Test
    void saysWhenItIsReady() {
        program.ready = false;
        part.start();
        assertThat(part.awaitReady(Duration.ofMillis(20))).isFalse();

        program.ready = true;

        assertThat(part.awaitReady(SOON)).isTrue();
        assertThat(said).singleElement().asString().contains("fake", "ready after");
    }

    @Test
    void startsItAgainWhenItDiesAndShowsItsLastWords() {
        part.start();
        assertThat(part.awaitReady(SOON)).isTrue();

        part.kill();

        assertThat(part.awaitNotReady(SOON)).isTrue();
        assertThat(part.awaitReady(SOON)).isTrue();
        assertThat(program.launched).hasSize(2);
        assertThat(said.get(1)).contains("killed, signal 9", "starting it again in", "| its last words");
    }

    @Test
    void leavesItAloneWhenItNeverStaysUp() {
        program.diesAtOnce = true;

        part.start();

        assertThat(part.awaitReady(SOON)).isFalse();
        assertThat(program.launched).hasSize(Restarts.MOST_IN_A_ROW + 1);
        assertThat(said.getLast()).contains("left alone", "its last words");
    }

    @Test
    void doesNotStartAgainWhatWasStopped() {
        part.start();
        assertThat(part.awaitReady(SOON)).isTrue();

        part.stop();

        assertThat(part.isReady()).isFalse();
        assertThat(program.launched)
                .singleElement()
                .satisfies(only -> assertThat(only.end).isCompletedWithValue(0));
        assertThat(said).hasSize(1);
    }

    @Test
    void killsWhatDoesNotStopInTime() {
        program.polite = false;
        part.start();
        assertThat(part.awaitReady(SOON)).isTrue();

        part.stop();

        assertThat(program.last().end).isCompletedWithValue(137);
        assertThat(said.getLast()).contains("did not stop within");
    }

    @Test
    void stopsWithoutWaitingForThePauseToEnd() {
        program.diesAtOnce = true;
        part = pausing(Duration.ofHours(1));
        part.start();
        await().until(() -> !said.isEmpty());

        part.stop();

        assertThat(program.launched).hasSize(1);
    }

    @Test
    void comesBackWhenItIsWantedAgain() {
        part.start();
        assertThat(part.awaitReady(SOON)).isTrue();
        part.stop();

        part.start();

        assertThat(part.awaitReady(SOON)).isTrue();
        assertThat(program.launched).hasSize(2);
    }

    private Supervised pausing(Duration firstPause) {
        return new Supervised(
                program, new Restarts(clock, firstPause), clock, new Console(said::add), Duration.ofMillis(50));
    }
}
