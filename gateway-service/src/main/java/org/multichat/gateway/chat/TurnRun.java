package org.multichat.gateway.chat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.multichat.gateway.account.Account;
import org.multichat.gateway.turn.Context;
import org.multichat.gateway.turn.Lease;
import org.multichat.gateway.turn.Step;
import org.multichat.gateway.turn.Steps;
import org.multichat.gateway.turn.Turn;
import org.multichat.gateway.turn.TurnEvent;
import org.multichat.gateway.turn.TurnJournal;
import org.multichat.gateway.turn.TurnState;

/**
 * A turn while it runs in this process: what is known of it, and the pen with which it writes. Belongs to one thread,
 * but for {@link #stop} and {@link #abandon}, which others call.
 */
final class TurnRun {

    /** While the database is away a turn waits for it, so long beyond its deadline that its money can be put right. */
    private static final Duration WAITS_BEYOND_ITS_DEADLINE = Duration.ofMinutes(1);

    private final Turn turn;
    private final Account account;
    private final List<Context> context;
    private final Lease lease;
    private final TurnJournal journal;
    private final TurnMetrics metrics;
    private final CountDownLatch disturbed = new CountDownLatch(1);
    private final CountDownLatch letGo = new CountDownLatch(1);
    private final List<TurnEvent> unsaid = new ArrayList<>();
    private Steps steps;
    private int lastSeq;
    private boolean reserveMayBeOut;
    private boolean silent;
    private @Nullable TurnState end;
    private volatile boolean stopRequested;

    /** @param resumed whether another run of it may have done something that is not on record */
    TurnRun(
            Turn turn,
            boolean resumed,
            Account account,
            List<Context> context,
            Lease lease,
            TurnJournal journal,
            TurnMetrics metrics) {
        this.turn = turn;
        this.account = account;
        this.context = context;
        this.lease = lease;
        this.journal = journal;
        this.metrics = metrics;
        this.silent = !resumed;
        this.steps = turn.steps();
        this.lastSeq = turn.lastSeq();
        // Between asking the ledger and recording its answer nobody knows; whoever resumes asks again.
        this.reserveMayBeOut = resumed && !steps.has(Step.RESERVED);
    }

    Turn turn() {
        return turn;
    }

    Account account() {
        return account;
    }

    List<Context> context() {
        return context;
    }

    Lease lease() {
        return lease;
    }

    /** The number of the last event that is committed. */
    int lastSeq() {
        return lastSeq;
    }

    /** How it ended, once that is committed. */
    Optional<TurnState> end() {
        return Optional.ofNullable(end);
    }

    /** What is known; what was only noted included. */
    Steps steps() {
        return steps;
    }

    /** The fact of a step: what is known, or what {@code work} finds out now. It is written with the next write. */
    <T> T note(Step<T> step, Supplier<T> work) {
        return steps.get(step).orElseGet(() -> {
            T fact = work.get();
            steps = steps.with(step, fact);
            return fact;
        });
    }

    /** The same, and the listeners are told in the same commit. */
    <T> T note(Step<T> step, Supplier<T> work, Function<T, TurnEvent> saying) {
        return steps.get(step).orElseGet(() -> {
            T fact = note(step, work);
            unsaid.add(saying.apply(fact));
            return fact;
        });
    }

    /** The fact of a step, on record before anything else happens. */
    <T> T once(Step<T> step, Supplier<T> work) {
        return steps.get(step).orElseGet(() -> {
            T fact = work.get();
            record(step, fact);
            return fact;
        });
    }

    <T> void record(Step<T> step, T fact) {
        write(steps.with(step, fact), List.of());
    }

    /** Commits what is known, noted and said now; nobody sees it before. */
    void write(Steps known, List<TurnEvent> said) {
        List<TurnEvent> all = new ArrayList<>(unsaid);
        all.addAll(said);
        boolean ends = !all.isEmpty() && all.getLast().state().isEnd();
        boolean releaseOwed = ends ? reserveMayBeOut : !known.has(Step.RESERVED);
        TurnJournal.Write write = journal.begin(lease, lastSeq, known, all, releaseOwed);
        steps = known;
        unsaid.clear();
        write.await(turn.deadline().plus(WAITS_BEYOND_ITS_DEADLINE));
        lastSeq = write.lastSeq();
        end = ends ? all.getLast().state() : null;
        metrics.said(this, all, silent);
        silent &= all.isEmpty();
    }

    /** The last words. */
    void end(TurnEvent... said) {
        // The receipt in the row is the one that is put right when more is learned; the log stays as it was.
        Steps known = said[said.length - 1]
                .told()
                .filter(receipt -> !receipt.items().isEmpty())
                .map(receipt -> steps.with(Step.SETTLED, receipt))
                .orElse(steps);
        write(known, List.of(said));
    }

    /** Whether money may be set aside of which this process does not know. */
    void reserveMayBeOut(boolean perhaps) {
        reserveMayBeOut = perhaps;
    }

    boolean isStopRequested() {
        return stopRequested;
    }

    /** Whether this process is to let go of the turn without ending it. */
    boolean isAbandoned() {
        return letGo.getCount() == 0;
    }

    void letGoIfAbandoned() throws InterruptedException {
        if (isAbandoned()) {
            throw new InterruptedException("this gateway lets go of turn " + turn.id());
        }
    }

    boolean isOverdue(Instant now) {
        return now.isAfter(turn.deadline());
    }

    /** Somebody wants it stopped. */
    void stop() {
        stopRequested = true;
        disturbed.countDown();
    }

    /** This process is going, or has lost the lease. */
    void abandon() {
        letGo.countDown();
        disturbed.countDown();
    }

    /** Waits, but not while somebody wants something that has not been heard yet. */
    void pause(Duration atMost) throws InterruptedException {
        CountDownLatch news = stopRequested ? letGo : disturbed;
        var _ = news.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }
}
