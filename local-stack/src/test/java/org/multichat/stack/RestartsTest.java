package org.multichat.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RestartsTest {

    private final SteppedClock clock = new SteppedClock();
    private final Restarts restarts = new Restarts(clock);

    @Test
    void waitLongerEachTimeAndThenGiveUp() {
        List<Long> pauses = Stream.generate(restarts::died)
                .takeWhile(Optional::isPresent)
                .map(pause -> pause.orElseThrow().toMillis())
                .toList();

        assertThat(pauses).containsExactly(500L, 1_000L, 2_000L, 4_000L, 8_000L, 16_000L, 30_000L, 30_000L);
        assertThat(restarts.died()).isEmpty();
    }

    @Test
    void beginAnewAfterAMinuteOfHealth() {
        restarts.died();
        restarts.died();
        restarts.ready();
        clock.pass(Restarts.EARNED);

        assertThat(restarts.died()).contains(Restarts.FIRST_PAUSE);
    }

    @Test
    void doNotTakeAShortLifeForHealth() {
        restarts.died();
        restarts.ready();
        clock.pass(Restarts.EARNED.minus(Duration.ofMillis(1)));

        assertThat(restarts.died()).contains(Restarts.FIRST_PAUSE.multipliedBy(2));
    }

    @Test
    void beginAnewWhenAPersonAsks() {
        Stream.generate(restarts::died).takeWhile(Optional::isPresent).forEach(_ -> {});

        restarts.beginAnew();

        assertThat(restarts.died()).contains(Restarts.FIRST_PAUSE);
    }
}
