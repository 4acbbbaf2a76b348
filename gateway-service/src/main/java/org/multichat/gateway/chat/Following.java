package org.multichat.gateway.chat;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.multichat.gateway.generation.Cancellation;
import org.multichat.gateway.generation.GenerationStream;
import org.multichat.gateway.generation.Generator;
import org.multichat.gateway.generation.NumberedGenerationEvent;
import org.multichat.gateway.generation.StreamCut;
import org.multichat.gateway.money.Money;
import org.multichat.gateway.neighbour.NeighbourRefused;
import org.multichat.gateway.neighbour.Unavailable;
import org.multichat.gateway.turn.Charged;
import org.multichat.gateway.turn.Outcome;
import org.multichat.gateway.turn.Quote;
import org.multichat.gateway.turn.Started;
import org.multichat.gateway.turn.Step;
import org.multichat.kit.problem.Problem;

/**
 * Follows a generation to its end, over as many connections as it takes: the work goes on without us, and the number of
 * the last event seen says where to continue.
 */
@ApplicationScoped
class Following {

    /** How long a stop, or the end of this process, may go unnoticed while nothing comes. */
    private static final Duration LOOK_UP = Duration.ofMillis(250);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    /** A generator that is being restarted can say a little later what a stop costs; longer nobody waits for it. */
    private static final Duration TO_HEAR_A_STOP = Duration.ofSeconds(30);
    /** The generator ends overdue work itself and says so; this is how long we wait to hear it. */
    private static final Duration GRACE = Duration.ofSeconds(20);

    private static final String GENERATOR_BUSY = "/problems/generator-busy";

    private final Absorbing absorbing;
    private final Clock clock;

    @Inject
    Following(Absorbing absorbing, Clock clock) {
        this.absorbing = absorbing;
        this.clock = clock;
    }

    /** How the generation ended; on record when this returns. */
    Outcome generate(TurnRun run, Generator generator, Quote quote) throws InterruptedException {
        Optional<Outcome> known = run.steps().get(Step.ENDED);
        if (known.isPresent()) {
            return known.get();
        }
        Outcome outcome = follow(run, generator, quote);
        return run.once(Step.ENDED, () -> outcome);
    }

    private Outcome follow(TurnRun run, Generator generator, Quote quote) throws InterruptedException {
        // Of a run before this one nobody knows how far it came after it had written down that it would ask.
        boolean mayBeKnown = run.steps().has(Step.STARTED);
        Instant stopsAsking = Instant.MAX;
        Duration pause = FIRST_PAUSE;
        while (true) {
            if (run.isStopRequested() && handleOf(run) == null && !mayBeKnown) {
                return Outcome.stopped(Charged.NO, null);
            }
            if (run.isOverdue(clock.instant().minus(GRACE))) {
                return Outcome.failed(overdue(), mayBeKnown ? Charged.UNKNOWN : Charged.NO, null);
            }
            int before = seen(run);
            try (GenerationStream stream = open(run, generator, quote, mayBeKnown)) {
                return read(run, generator, stream);
            } catch (NeighbourRefused refused) {
                if (!comesAgain(run, refused)) {
                    return refusedOutcome(run, refused, mayBeKnown);
                }
                attachesAgain(run, generator, refused.getMessage());
            } catch (StreamCut cut) {
                mayBeKnown = true;
                attachesAgain(run, generator, cut.getMessage());
            } catch (Unavailable unavailable) {
                mayBeKnown |= handleOf(run) != null || !unavailable.isUnsent();
                attachesAgain(run, generator, unavailable.getMessage());
            }
            if (run.isStopRequested()) {
                stopsAsking = min(stopsAsking, clock.instant().plus(TO_HEAR_A_STOP));
                if (clock.instant().isAfter(stopsAsking)) {
                    return Outcome.stopped(mayBeKnown ? Charged.UNKNOWN : Charged.NO, used(run));
                }
            }
            pause = seen(run) > before ? FIRST_PAUSE : min(pause.multipliedBy(2), LONGEST_PAUSE);
            run.letGoIfAbandoned();
            run.pause(pause);
        }
    }

    private static void attachesAgain(TurnRun run, Generator generator, @Nullable String why) {
        Log.infof("turn %s: %s (%s); it is attached to again", run.turn().id(), generator.service(), why);
    }

    private GenerationStream open(TurnRun run, Generator generator, Quote quote, boolean mayBeKnown) {
        String handle = handleOf(run);
        if (handle != null) {
            // Before, because who waits for it may have nothing to say until then; and again when it is attached to:
            // the replica that goes on with it may not have known it until then.
            var _ = confirm(run, generator, 0);
            return generator.attach(run.turn().account(), handle, seen(run));
        }
        // The intent is on record before anybody is asked to make anything.
        Started intent = run.once(Step.STARTED, () -> Started.intent(quote));
        return generator.start(run.turn(), run.context(), quote.most(), mayBeKnown && !intent.isRepeatable());
    }

    private Outcome read(TurnRun run, Generator generator, GenerationStream stream)
            throws StreamCut, InterruptedException {
        int confirmed = 0;
        while (true) {
            confirmed = confirm(run, generator, confirmed);
            List<NumberedGenerationEvent> events = stream.next(LOOK_UP);
            Optional<Outcome> end = absorb(run, generator, events);
            if (end.isPresent()) {
                return end.get();
            }
            run.letGoIfAbandoned();
            String handle = handleOf(run);
            if (run.isStopRequested() && handle != null) {
                return stopped(run, generator, handle);
            }
            if (run.isOverdue(clock.instant().minus(GRACE))) {
                return Outcome.failed(overdue(), Charged.UNKNOWN, null);
            }
        }
    }

    /**
     * Tells a generator that waits for it that its newest handle is on record: after the commit, and again whenever it
     * is attached to, because whoever committed it may have died before saying so.
     *
     * @return the number of the event that it was told of, or {@code confirmed} where there is nothing to tell
     * @throws Unavailable when it could not be told; the generation is then attached to again, and it is told there
     */
    private static int confirm(TurnRun run, Generator generator, int confirmed) {
        Started started = run.steps().get(Step.STARTED).orElse(null);
        if (started == null
                || started.handle() == null
                || started.confirm() == null
                || started.confirm() <= confirmed) {
            return confirmed;
        }
        try {
            generator.confirm(run.turn().account(), started.handle(), started.confirm());
        } catch (NeighbourRefused refused) {
            Log.infof(
                    "turn %s: %s takes no confirmation of event %d (%s); its stream tells what comes of it",
                    run.turn().id(), generator.service(), started.confirm(), refused.getMessage());
        }
        return started.confirm();
    }

    private Optional<Outcome> absorb(TurnRun run, Generator generator, List<NumberedGenerationEvent> events) {
        try {
            return absorbing.absorb(run, generator, events);
        } catch (TurnTooLong tooLong) {
            Outcome ended = stopped(run, generator, Objects.requireNonNull(handleOf(run)));
            return Optional.of(Outcome.failed(tooLong.problem(), ended.charged(), ended.used()));
        }
    }

    private static Outcome stopped(TurnRun run, Generator generator, String handle) {
        Cancellation cancelled = generator.cancel(run.turn().account(), handle);
        return Outcome.stopped(cancelled.charged(), cancelled.used() == null ? used(run) : cancelled.used());
    }

    /** What cannot be done now may be done later; of work that was accepted only that is to be heard how it ends. */
    private static boolean comesAgain(TurnRun run, NeighbourRefused refused) {
        return refused.problem().status() >= 500
                && (handleOf(run) != null || refused.problem().type().equals(GENERATOR_BUSY));
    }

    /**
     * A refusal means that nothing was made, unless the work was accepted or may have been begun where nobody answers
     * for it any more: then nobody can tell.
     */
    private static Outcome refusedOutcome(TurnRun run, NeighbourRefused refused, boolean mayBeKnown) {
        boolean repeatable =
                run.steps().get(Step.STARTED).map(Started::isRepeatable).orElse(false);
        boolean certain = handleOf(run) == null && (!mayBeKnown || repeatable);
        Charged charged = certain ? Charged.NO : Charged.UNKNOWN;
        return run.isStopRequested()
                ? Outcome.stopped(charged, used(run))
                : Outcome.failed(refused.problem(), charged, null);
    }

    private static @Nullable Money used(TurnRun run) {
        return run.steps().get(Step.USED).map(Money::new).orElse(null);
    }

    private static int seen(TurnRun run) {
        return run.steps().get(Step.SEEN).orElse(0);
    }

    private static @Nullable String handleOf(TurnRun run) {
        return run.steps().get(Step.STARTED).map(Started::handle).orElse(null);
    }

    private static Problem overdue() {
        return Problem.of("deadline-passed", 504, "It took too long", "The turn was not finished before its deadline.");
    }

    private static <T extends Comparable<T>> T min(T one, T other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
