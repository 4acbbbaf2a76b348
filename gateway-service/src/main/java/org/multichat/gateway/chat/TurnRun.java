package org.multichat.gateway.chat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.multichat.gateway.account.Account;
import org.multichat.gateway.turn.Context;
import org.multichat.gateway.turn.Lease;
import org.multichat.gateway.turn.Step;
import org.multichat.gateway.turn.Steps;
import org.multichat.gateway.turn.Turn;
import org.multichat.gateway.turn.TurnEvent;
import org.multichat.gateway.turn.TurnJournal;

/**
 * A turn while it runs in this process: what is known of it, and the pen with which it writes. Belongs to one thread,
 * but for {@link #stop} and {@link #abandon}, which others call.
 */
final class TurnRun {

    private final Turn turn;
    private final Account account;
    private final List<Context> context;
    private final Lease lease;
    private final TurnJournal journal;
    private final CountDownLatch disturbed = new CountDownLatch(1);
    private Steps steps;
    private int lastSeq;
    private boolean releaseOwed;
    private volatile boolean stopRequested;
    private volatile boolean abandoned;

    TurnRun(Turn turn, Account account, List<Context> context, Lease lease, TurnJournal journal) {
        this.turn = turn;
        this.account = account;
        this.context = context;
        this.lease = lease;
        this.journal = journal;
        this.steps = turn.steps();
        this.lastSeq = turn.lastSeq();
        // Between asking the ledger and recording its answer nobody knows; whoever resumes asks again.
        this.releaseOwed = steps.has(Step.QUOTED) && !steps.has(Step.RESERVED);
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

    Steps steps() {
        return steps;
    }

    /**
     * The fact of a step: what was recorded, or what {@code work} finds out now, recorded before anything else happens.
     */
    <T> T once(Step<T> step, Supplier<T> work) {
        return steps.get(step).orElseGet(() -> {
            T fact = work.get();
            record(step, fact);
            return fact;
        });
    }

    /** The same, and the listeners are told in the same commit. */
    <T> T once(Step<T> step, Supplier<T> work, Function<T, TurnEvent> saying) {
        return steps.get(step).orElseGet(() -> {
            T fact = work.get();
            write(steps.with(step, fact), List.of(saying.apply(fact)));
            return fact;
        });
    }

    <T> void record(Step<T> step, T fact) {
        write(steps.with(step, fact), List.of());
    }

    /** Commits what is known and said now; nobody sees it before. */
    void write(Steps known, List<TurnEvent> said) {
        lastSeq = journal.write(lease, lastSeq, known, said, releaseOwed);
        steps = known;
    }

    /** The last words. */
    void end(TurnEvent... said) {
        write(steps, List.of(said));
    }

    /** From the next commit on it is on record that money may be set aside for nothing, or no longer. */
    void owesRelease(boolean owed) {
        releaseOwed = owed;
    }

    boolean isStopRequested() {
        return stopRequested;
    }

    /** Whether this process is to let go of the turn without ending it. */
    boolean isAbandoned() {
        return abandoned;
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
        abandoned = true;
        disturbed.countDown();
    }

    /** Waits, but not while somebody wants something. */
    void pause(Duration atMost) throws InterruptedException {
        disturbed.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }
}
