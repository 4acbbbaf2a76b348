package org.multichat.generator.generation;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.multichat.generator.event.GenerationEvent;
import org.multichat.generator.event.GenerationEvent.Completed;
import org.multichat.generator.event.GenerationEvent.Failed;
import org.multichat.generator.handle.Handle;
import org.multichat.generator.provider.Acceptance;
import org.multichat.generator.provider.Charged;
import org.multichat.generator.provider.Cost;
import org.multichat.generator.provider.Failure;
import org.multichat.generator.provider.Provider;
import org.multichat.generator.provider.Usage;
import org.multichat.generator.provider.Work;
import org.multichat.kit.problem.Problem;
import org.multichat.kit.problem.Refusal;
import org.multichat.operation.log.TurnInLog;
import org.multichat.operation.trace.TraceSpan;

/**
 * One piece of work while it is made and for a while after. It is made on a thread of its own and does not care who
 * listens; cancelling, its deadline and the end of this process interrupt it, and exactly one event ends it.
 */
public final class Generation {

    /** So long a provider may take to say what an interruption costs; then it is said for it. */
    static final Duration STOP_GRACE = Duration.ofSeconds(2);

    private static final Problem BROKEN =
            Problem.of("internal", 500, "Something went wrong here", "It is in our log with the generation's id.");

    private final Work work;
    private final Provider provider;
    private final Transcript transcript;
    private final AtomicReference<@Nullable StopReason> stopped = new AtomicReference<>();
    private volatile @Nullable Thread thread;

    Generation(Work work, Provider provider, Transcript transcript) {
        this.work = work;
        this.provider = provider;
        this.transcript = transcript;
    }

    /**
     * @param begun by another replica, when it was
     * @param then what is done when the thread is really free again
     */
    void start(@Nullable Handle begun, Runnable then) {
        Optional<String> asked = TraceSpan.here();
        Thread own = Thread.ofVirtual().name("generation-" + work.id()).unstarted(() -> {
            // A generation is the one of its turn, and has its id.
            try (var _ = TurnInLog.of(work.id());
                    TraceSpan span = TraceSpan.continuing("generation", asked)) {
                transcript.end(make(begun));
                trace(span);
            } finally {
                then.run();
            }
        });
        // In this order a stop either finds the thread to interrupt, or the thread finds that it was stopped.
        thread = own;
        own.start();
    }

    /** What comes after that event number, now and later, until the end. */
    public Multi<Frame> after(int number) {
        return transcript.after(number);
    }

    /** The n-th product as soon as it is there. */
    public Optional<Spooled> product(int n, Duration atMost) throws InterruptedException {
        return transcript.product(n, atMost);
    }

    void stop(StopReason reason) {
        if (!isOver() && stopped.compareAndSet(null, reason)) {
            interrupt();
        }
    }

    /** Ends what did not react to being stopped. Its thread counts as running until it really ends. */
    void endIfStopped() {
        StopReason reason = stopped.get();
        if (reason != null && transcript.end(stoppedBy(reason, provider.chargedWhenCancelled()))) {
            Log.warnf("generation %s: did not stop within %s and still holds its thread", work.id(), STOP_GRACE);
        }
    }

    /** Ends the telling here without an end; another replica can go on with the work. */
    void leaveToOthers() {
        stopped.compareAndSet(null, StopReason.SHUTDOWN);
        transcript.breakOff();
        interrupt();
    }

    /** Ends what another replica began and nobody here continues: its provider is told, and says what it takes. */
    void endElsewhere(String state) {
        if (thread == null && stopped.compareAndSet(null, StopReason.CANCELLED)) {
            transcript.end(stoppedBy(StopReason.CANCELLED, costOf(() -> provider.stoppedElsewhere(work, state))));
        }
    }

    /** What it came to, after it was stopped or has ended. */
    Cost cost() throws InterruptedException {
        GenerationEvent end = transcript.awaitEnd(STOP_GRACE).orElse(null);
        if (end == null) {
            endIfStopped();
            end = transcript.awaitEnd(STOP_GRACE).orElse(null);
        }
        Usage usage = transcript.usage().orElse(null);
        return switch (end) {
            case Completed _ -> new Cost(Charged.YES, usage);
            case Failed failed -> new Cost(failed.charged(), usage);
            case null, default -> new Cost(Charged.UNKNOWN, usage);
        };
    }

    /**
     * Whether this is the same work: what is made, and for how much. A client that comes back may give it more time.
     */
    boolean isFor(Work other) {
        return work.prompt().equals(other.prompt())
                && work.context().equals(other.context())
                && work.options().equals(other.options())
                && work.ceilingMicros() == other.ceilingMicros();
    }

    boolean isOver() {
        return transcript.isOver();
    }

    boolean isForgettable(Instant now, Duration retention) {
        return isOver() && now.isAfter(work.deadline().plus(retention));
    }

    Transcript transcript() {
        return transcript;
    }

    /** One word for the metrics. */
    String outcome() {
        StopReason reason = stopped.get();
        if (reason != null) {
            return reason.word();
        }
        try {
            return transcript.awaitEnd(Duration.ZERO).orElse(null) instanceof Completed ? "completed" : "failed";
        } catch (InterruptedException _) {
            return "failed";
        }
    }

    private void trace(TraceSpan span) {
        span.with("turn.id", work.id().toString())
                .with("provider", transcript.maker())
                .with("outcome", outcome());
        transcript.usage().ifPresent(usage -> span.with("cost.micros", usage.costMicros()));
    }

    private void interrupt() {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
        }
    }

    private GenerationEvent make(@Nullable Handle begun) {
        try {
            if (stopped.get() != null) {
                throw new InterruptedException();
            }
            if (begun == null) {
                provider.generate(work, transcript);
            } else {
                provider.resume(work, begun.state(), transcript);
            }
            return completed();
        } catch (Failure failure) {
            StopReason reason = stopped.get();
            return reason == null ? failed(failure.problem(), failure.charged()) : stoppedBy(reason, failure.charged());
        } catch (Refusal refusal) {
            return failed(
                    refusal.problem(), transcript.acceptance().isPresent() ? provider.chargedWhenBroken() : Charged.NO);
        } catch (InterruptedException | RuntimeException | Error broken) {
            return interruptedOrBroken(broken);
        }
    }

    private GenerationEvent completed() {
        Usage usage = transcript.usage().orElse(null);
        if (usage == null) {
            return interruptedOrBroken(new IllegalStateException("it ended without saying its usage"));
        }
        if (usage.costMicros() > work.ceilingMicros()) {
            Log.errorf(
                    "generation %s: cost %d micros where at most %d were allowed; it is reported as it is",
                    work.id(), usage.costMicros(), work.ceilingMicros());
        }
        return new Completed();
    }

    private GenerationEvent interruptedOrBroken(Throwable broken) {
        StopReason reason = stopped.get();
        if (reason != null) {
            return stoppedBy(reason, costOfStopping());
        }
        Log.errorf(broken, "generation %s: %s broke; the client is told 'internal'", work.id(), transcript.maker());
        return failed(BROKEN, provider.chargedWhenBroken());
    }

    /** A provider is told when the work is not wanted any more, but not when another replica goes on with it. */
    private Charged costOfStopping() {
        Acceptance accepted = transcript.acceptance().orElse(null);
        if (accepted == null || transcript.isBrokenOff()) {
            return provider.chargedWhenCancelled();
        }
        // What interrupted the work is not meant for this.
        var _ = Thread.interrupted();
        return costOf(() -> provider.stopped(work, accepted.state()));
    }

    private Charged costOf(Callable<Cost> asking) {
        try {
            Cost cost = asking.call();
            if (cost.usage() != null && transcript.usage().isEmpty()) {
                transcript.usage(cost.usage());
            }
            return cost.charged();
        } catch (Exception unsaid) {
            Log.warnf(unsaid, "generation %s: what stopping it costs could not be found out", work.id());
            return provider.chargedWhenCancelled();
        }
    }

    private Failed stoppedBy(StopReason reason, Charged charged) {
        return failed(reason.problem(), charged);
    }

    /** When the usage was said, it is known that it is charged, whatever came after. */
    private Failed failed(Problem problem, Charged otherwise) {
        Usage usage = transcript.usage().orElse(null);
        Charged charged = usage == null ? otherwise : Charged.YES;
        boolean isFree = usage != null && usage.costMicros() == 0;
        return new Failed(Advice.on(problem, isFree ? Charged.NO : charged), charged);
    }
}
