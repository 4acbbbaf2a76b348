package org.multichat.generator.order;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.multichat.generator.provider.Charged;
import org.multichat.generator.provider.Failure;
import org.multichat.kit.problem.Problem;
import org.multichat.provider.call.Failures;
import org.multichat.provider.call.ProviderCalls;
import org.multichat.provider.call.ProviderFailure;
import org.multichat.provider.call.Way;

/** Sends an order that costs money, and knows what it has cost when the sender is interrupted. */
public final class Submission {

    private static final Problem NOT_WANTED = Problem.of("cancelled", 499, "It was stopped", "It was not sent.");

    private final ProviderCalls calls;

    public Submission(ProviderCalls calls) {
        this.calls = calls;
    }

    /**
     * @throws ProviderFailure of the last attempt
     * @throws Failure when it was interrupted between two attempts, none of which had any effect: nothing is charged
     * @throws InterruptedException when it was interrupted while an attempt was under way
     */
    public <T> T send(Callable<T> call) throws Failure, InterruptedException {
        AtomicBoolean mayBeDone = new AtomicBoolean();
        try {
            return calls.call(Way.SUBMIT, () -> attempt(call, mayBeDone));
        } catch (InterruptedException stopped) {
            if (mayBeDone.get()) {
                throw stopped;
            }
            throw new Failure(NOT_WANTED, Charged.NO);
        }
    }

    private static <T> T attempt(Callable<T> call, AtomicBoolean mayBeDone) throws Exception {
        mayBeDone.set(true);
        try {
            return call.call();
        } catch (Exception failure) {
            boolean interrupted = failure instanceof InterruptedException || Failures.isInterruption(failure);
            mayBeDone.set(interrupted || Failures.of(failure).mayHaveBeenDone());
            throw failure;
        }
    }
}
