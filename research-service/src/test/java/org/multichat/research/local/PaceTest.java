package org.multichat.research.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {

    private final AtomicLong nanos = new AtomicLong();
    private final List<Long> waitedMillis = new ArrayList<>();

    @Test
    void letsOneWordOutPerBeat() throws InterruptedException {
        Pace pace = pace(10);

        for (int word = 0; word < 4; word++) {
            pace.nextWord();
        }

        assertThat(waitedMillis).containsExactly(100L, 100L, 100L);
    }

    @Test
    void catchesUpAfterASlowListener() throws InterruptedException {
        Pace pace = pace(10);
        pace.nextWord();

        nanos.addAndGet(Duration.ofMillis(250).toNanos());
        pace.nextWord();
        pace.nextWord();
        pace.nextWord();

        assertThat(waitedMillis).containsExactly(50L);
    }

    @Test
    void neverWaitsWithoutALimit() throws InterruptedException {
        Pace pace = pace(0);

        pace.nextWord();
        pace.nextWord();

        assertThat(waitedMillis).isEmpty();
    }

    @Test
    void noticesAnInterruptEvenWithoutWaiting() {
        Pace pace = pace(0);

        Thread.currentThread().interrupt();

        assertThatThrownBy(pace::nextWord).isInstanceOf(InterruptedException.class);
    }

    @Test
    void isFasterOnlyWhereTimeIsShort() {
        Pace.Speed speed = new Pace.Speed(40);

        assertThat(speed.orInTime(400, Duration.ofSeconds(60))).isEqualTo(speed);
        assertThat(speed.orInTime(400, Duration.ofSeconds(5)).wordsPerSecond()).isEqualTo(80);
        assertThat(speed.orInTime(400, Duration.ofSeconds(-5)).wordsPerSecond()).isGreaterThan(80);
        assertThat(new Pace.Speed(0).orInTime(400, Duration.ofSeconds(5)).isUnlimited())
                .isTrue();
    }

    private Pace pace(int wordsPerSecond) {
        return new Pace(new Pace.Speed(wordsPerSecond), nanos::get, time -> {
            waitedMillis.add(time.toMillis());
            nanos.addAndGet(time.toNanos());
        });
    }
}
