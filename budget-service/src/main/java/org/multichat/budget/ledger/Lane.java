package org.multichat.budget.ledger;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.multichat.budget.database.LedgerUnavailable;
import org.multichat.budget.reservation.ReservationId;

/**
 * Where calls wait for their turn, and what came together goes together: while one transaction commits, the next batch
 * gathers. No timer waits for more; an empty lane lets a call through at once. Each is answered after its commit.
 */
final class Lane {

    private final Store store;
    private final Limits limits;
    private final LongSupplier ticker;
    private final LedgerMetrics metrics;

    private final ReentrantLock gate = new ReentrantLock();
    private final Condition waiting = gate.newCondition();
    private final Queue<Call> queue = new ArrayDeque<>();
    private int queuedOperations;

    /**
     * @param batch operations in one transaction: enough to share a commit, few enough not to hold the hot row for long
     * @param queue operations that may wait; what comes beyond them is sent away at once
     * @param patience how long one may wait for its turn; after that its caller has lost patience anyway
     */
    record Limits(int batch, int queue, Duration patience) {}

    Lane(Store store, Limits limits, LongSupplier ticker, LedgerMetrics metrics) {
        this.store = store;
        this.limits = limits;
        this.ticker = ticker;
        this.metrics = metrics;
    }

    /** Takes a place in the queue; never keeps the caller. */
    CompletableFuture<List<Verdict>> submit(List<Operation> operations) {
        Call call = call(operations);
        gate.lock();
        try {
            if (queuedOperations + operations.size() > limits.queue()) {
                throw new LedgerUnavailable();
            }
            queue.add(call);
            queuedOperations += operations.size();
            waiting.signal();
        } finally {
            gate.unlock();
        }
        return call.answer();
    }

    /** Waits for calls and does them, until interrupted; one thread does so for each lane. */
    void work() throws InterruptedException {
        while (true) {
            awaitCall();
            gather();
            process(take());
        }
    }

    /** The calls that go together now. */
    List<Call> take() {
        List<Call> batch = new ArrayList<>();
        Set<ReservationId> reserved = new HashSet<>();
        int size = 0;
        gate.lock();
        try {
            while (!queue.isEmpty() && fits(queue.peek(), size, reserved)) {
                Call call = queue.remove();
                batch.add(call);
                size += call.operations().size();
                Decisions.reservesOf(call.operations()).forEach(reserve -> reserved.add(reserve.id()));
            }
            queuedOperations -= size;
        } finally {
            gate.unlock();
        }
        return batch;
    }

    /** Does them in one transaction, and answers. */
    void process(List<Call> batch) {
        List<Call> due = withoutLate(batch);
        if (due.isEmpty()) {
            return;
        }
        metrics.batch(due, ticker.getAsLong());
        try {
            List<List<Verdict>> verdicts =
                    store.apply(due.stream().map(Call::operations).toList());
            for (int i = 0; i < due.size(); i++) {
                due.get(i).answer(verdicts.get(i));
            }
        } catch (LedgerUnavailable unavailable) {
            due.forEach(call -> call.fail(unavailable));
        } catch (RuntimeException | Error broken) {
            isolate(due, broken);
        }
    }

    /** Nobody waits for ever: what is still queued when the lane closes is sent away. */
    void close() {
        for (List<Call> left = take(); !left.isEmpty(); left = take()) {
            left.forEach(call -> call.fail(new LedgerUnavailable()));
        }
    }

    /** One of them cannot be done; the others need not suffer for it. */
    private void isolate(List<Call> due, Throwable broken) {
        if (due.size() == 1) {
            due.getFirst().fail(broken);
        } else {
            metrics.poisoned();
            due.forEach(call -> process(List.of(call)));
        }
    }

    private List<Call> withoutLate(List<Call> batch) {
        long now = ticker.getAsLong();
        List<Call> due = new ArrayList<>();
        for (Call call : batch) {
            if (now - call.lastTurn() > 0) {
                metrics.shed();
                call.fail(new LedgerUnavailable());
            } else {
                due.add(call);
            }
        }
        return due;
    }

    /**
     * A call that speaks of an id which one before it reserves waits for the next batch: within one, what resolves
     * comes before what reserves, and it would miss it.
     */
    private boolean fits(Call next, int size, Set<ReservationId> reserved) {
        boolean hasRoom = size == 0 || size + next.operations().size() <= limits.batch();
        return hasRoom && next.operations().stream().noneMatch(one -> reserved.contains(one.id()));
    }

    private void awaitCall() throws InterruptedException {
        gate.lockInterruptibly();
        try {
            while (queue.isEmpty()) {
                waiting.await();
            }
        } finally {
            gate.unlock();
        }
    }

    /**
     * Lets those who have just been answered come back with what they want next, as long as they do: half of them would
     * miss this transaction by microseconds, and the other half the next.
     */
    @SuppressWarnings("ThreadPriorityCheck") // a wrong guess of the scheduler costs a batch its size, nothing else
    private void gather() {
        int before;
        int now = queued();
        do {
            before = now;
            Thread.yield();
            now = queued();
        } while (now > before && now < limits.batch());
    }

    private int queued() {
        gate.lock();
        try {
            return queuedOperations;
        } finally {
            gate.unlock();
        }
    }

    private Call call(List<Operation> operations) {
        long now = ticker.getAsLong();
        return new Call(operations, now, now + limits.patience().toNanos(), new CompletableFuture<>());
    }
}
