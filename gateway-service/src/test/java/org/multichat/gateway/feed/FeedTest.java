package org.multichat.gateway.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.multichat.gateway.account.AccountId;
import org.multichat.gateway.turn.ConversationId;
import org.multichat.gateway.turn.Prompt;
import org.multichat.gateway.turn.Steps;
import org.multichat.gateway.turn.Turn;
import org.multichat.gateway.turn.TurnId;
import org.multichat.gateway.turn.TurnState;

class FeedTest {

    private static final TurnId TURN = new TurnId(UUID.randomUUID());
    private static final long PATIENCE = 30_000;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final FakeLog log = new FakeLog(TURN);
    private final Feed feed = new Feed(turn(TurnState.RUNNING, 0), log, threads);

    @AfterEach
    void close() {
        threads.shutdownNow();
    }

    @Test
    void tellsAllListenersWhatThisGatewayCommitsWithoutReadingTheLog() {
        List<FakeListener> listeners = IntStream.range(0, 50)
                .mapToObj(_ -> FakeListener.eager(feed, 0))
                .toList();
        await().until(() -> log.reads() > 0);
        int reads = log.reads();

        feed.here(log.commit(3));
        feed.here(log.commit(2));

        listeners.forEach(listener -> heardUpTo(listener, 5));
        assertThat(log.reads()).isEqualTo(reads);
    }

    @Test
    void readsTheLogOnceForAllListenersOfATurnThatRunsElsewhere() {
        List<FakeListener> listeners = IntStream.range(0, 50)
                .mapToObj(_ -> FakeListener.eager(feed, 0))
                .toList();
        log.commit(100);

        feed.look();

        listeners.forEach(listener -> heardUpTo(listener, 100));
        assertThat(log.reads()).isLessThanOrEqualTo(3);
    }

    @Test
    void tellsALateListenerEverythingFromWhereItWas() {
        FakeListener first = FakeListener.eager(feed, 0);
        feed.here(log.commit(10));
        heardUpTo(first, 10);

        FakeListener late = FakeListener.eager(feed, 4);

        await().untilAsserted(() -> assertThat(late.heard()).containsExactly(5, 6, 7, 8, 9, 10));
    }

    @Test
    void readsForOneThatIsBehindWhatIsKept() {
        FakeListener first = FakeListener.eager(feed, 0);
        for (int i = 0; i < 40; i++) {
            feed.here(log.commit(100));
        }
        heardUpTo(first, 4_000);

        FakeListener late = FakeListener.eager(feed, 0);
        heardUpTo(late, 4_000);
        feed.here(log.commitLast());

        heardUpTo(late, 4_001);
        await().until(() -> late.isOver() && first.isOver());
    }

    @Test
    void missesNothingThatIsCommittedWhileTheLogIsRead() {
        log.commit(3);
        CountDownLatch gate = log.holdReads();
        FakeListener listener = FakeListener.eager(feed, 0);
        await().until(() -> log.reads() > 0);

        feed.here(log.commit(2));
        gate.countDown();

        heardUpTo(listener, 5);
    }

    @Test
    void goesOnWhenTheLogCanBeReadAgain() {
        log.commit(3);
        log.goAway(true);
        FakeListener listener = FakeListener.eager(feed, 0);
        feed.look();
        assertThat(listener.heard()).isEmpty();

        log.goAway(false);
        feed.look();

        heardUpTo(listener, 3);
    }

    @Test
    void givesASlowListenerNoMoreThanItTakes() {
        FakeListener slow = FakeListener.slow(feed, 0);
        feed.here(log.commit(1_000));
        slow.take(1);
        await().until(() -> slow.heard().size() == Feed.PAGE);

        slow.take(1);

        heardUpTo(slow, 2 * Feed.PAGE);
        assertThat(slow.isCut()).isFalse();
    }

    @Test
    void cutsAListenerThatTakesNothingAlthoughThereIsSomething() {
        FakeListener stuck = FakeListener.slow(feed, 0);
        FakeListener idle = FakeListener.eager(feed, 0);
        feed.here(log.commit(1));
        heardUpTo(idle, 1);

        feed.beat(1_000, PATIENCE);
        feed.beat(1_000 + PATIENCE, PATIENCE);
        assertThat(stuck.isCut()).isFalse();
        feed.beat(1_001 + PATIENCE, PATIENCE);

        assertThat(stuck.isCut()).isTrue();
        assertThat(idle.isCut()).isFalse();
        assertThat(feed.readers()).isEqualTo(1);
    }

    @Test
    void isPatientWithOneThatTakesSomethingNowAndThen() {
        FakeListener slow = FakeListener.slow(feed, 0);
        feed.here(log.commit(1_000));
        for (int i = 1; i <= 3; i++) {
            feed.beat(i * PATIENCE, PATIENCE);
            slow.take(1);
            heardUpTo(slow, Math.min(1_000, i * Feed.PAGE));
        }

        assertThat(slow.isCut()).isFalse();
    }

    @Test
    void tellsThoseWhoHeardNothingForAWholeBeatThatItIsThere() {
        FakeListener listener = FakeListener.eager(feed, 0);

        feed.beat(1, PATIENCE);
        assertThat(listener.silences()).isZero();
        feed.beat(2, PATIENCE);
        await().until(() -> listener.silences() == 1);
        feed.beat(3, PATIENCE);
        feed.beat(4, PATIENCE);

        await().until(() -> listener.silences() == 2);
    }

    @Test
    void endsBehindTheLastEvent() {
        FakeListener listener = FakeListener.eager(feed, 0);
        feed.here(log.commit(2));

        feed.here(log.commitLast());

        heardUpTo(listener, 3);
        await().until(listener::isOver);
        assertThat(feed.ended()).isDone();
        assertThat(feed.readers()).isZero();
    }

    @Test
    void readsATurnThatHasEndedWithoutKeepingIt() {
        log.commit(600);
        log.commitLast();
        Feed ended = new Feed(turn(TurnState.DONE, 601), log, threads);

        FakeListener listener = FakeListener.eager(ended, 0);

        heardUpTo(listener, 601);
        await().until(listener::isOver);
        assertThat(log.reads()).isEqualTo(3);
    }

    @Test
    void letsEverybodyGoWhenThisGatewayGoes() {
        FakeListener listener = FakeListener.eager(feed, 0);

        feed.close();

        assertThat(listener.isOver()).isTrue();
        assertThat(feed.ended()).isDone();
    }

    private static void heardUpTo(FakeListener listener, int last) {
        await().untilAsserted(() -> assertThat(listener.heard())
                .isEqualTo(IntStream.rangeClosed(1, last).boxed().toList()));
    }

    private static Turn turn(TurnState state, int lastSeq) {
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        return new Turn(
                TURN,
                new ConversationId(UUID.randomUUID()),
                new AccountId(UUID.randomUUID()),
                null,
                null,
                new Prompt("a moon"),
                null,
                Map.of(),
                null,
                UUID.randomUUID(),
                state,
                now,
                now,
                state.isEnd() ? now : null,
                lastSeq,
                Steps.NONE);
    }
}
