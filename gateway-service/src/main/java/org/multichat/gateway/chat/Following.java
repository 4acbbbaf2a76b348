package org.multichat.gateway.chat;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
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
    /** The generator ends overdue work itself and says so; this is how long we wait to hear it. */
    private static final Duration GRACE = Duration.ofSeconds(20);

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
        Duration pause = FIRST_PAUSE;
        while (true) {
            if (run.isStopRequested() && !run.steps().has(Step.STARTED)) {
                return Outcome.stopped(Charged.NO, null);
            }
            if (run.isOverdue(clock.instant().minus(GRACE))) {
                return Outcome.failed(overdue(), Charged.UNKNOWN, null);
            }
            int before = run.steps().get(Step.SEEN).orElse(0);
            try (GenerationStream stream = open(run, generator, quote)) {
                return read(run, generator, stream);
            } catch (NeighbourRefused refused) {
                return refusedOutcome(run, refused);
            } catch (StreamCut | Unavailable cut) {
                Log.infof(
                        "turn %s: %s (%s); it is attached to again",
                        run.turn().id(), generator.service(), cut.getMessage());
            }
            boolean gotOn = run.steps().get(Step.SEEN).orElse(0) > before;
            pause = gotOn ? FIRST_PAUSE : min(pause.multipliedBy(2), LONGEST_PAUSE);
            letGoIfAbandoned(run);
            run.pause(pause);
        }
    }

    private GenerationStream open(TurnRun run, Generator generator, Quote quote) {
        String handle = handleOf(run);
        if (handle != null) {
            return generator.attach(
                    run.turn().account(), handle, run.steps().get(Step.SEEN).orElse(0));
        }
        if (!run.steps().has(Step.STARTED)) {
            // The intent is on record before anybody is asked to make anything.
            run.record(Step.STARTED, new Started(null, "none", quote.provider(), quote.model()));
        }
        return generator.start(run.turn(), run.context(), quote.most());
    }

    private Outcome read(TurnRun run, Generator generator, GenerationStream stream)
            throws StreamCut, InterruptedException {
        while (true) {
            List<NumberedGenerationEvent> events = stream.next(LOOK_UP);
            Optional<Outcome> end = absorbing.absorb(run, generator, events);
            if (end.isPresent()) {
                return end.get();
            }
            letGoIfAbandoned(run);
            String handle = handleOf(run);
            if (run.isStopRequested() && handle != null) {
                return stopped(run, generator, handle);
            }
            if (run.isOverdue(clock.instant().minus(GRACE))) {
                return Outcome.failed(overdue(), Charged.UNKNOWN, null);
            }
        }
    }

    private static Outcome stopped(TurnRun run, Generator generator, String handle) {
        Money used = run.steps().get(Step.USED).map(Money::new).orElse(null);
        try {
            Cancellation cancelled = generator.cancel(run.turn().account(), handle);
            return Outcome.stopped(cancelled.charged(), cancelled.used() == null ? used : cancelled.used());
        } catch (Unavailable | NeighbourRefused unheard) {
            return Outcome.stopped(Charged.UNKNOWN, used);
        }
    }

    /** A refusal before the work was accepted means that nothing was made; afterwards nobody can tell. */
    private static Outcome refusedOutcome(TurnRun run, NeighbourRefused refused) {
        boolean accepted = handleOf(run) != null;
        return Outcome.failed(refused.problem(), accepted ? Charged.UNKNOWN : Charged.NO, null);
    }

    private static @Nullable String handleOf(TurnRun run) {
        return run.steps().get(Step.STARTED).map(Started::handle).orElse(null);
    }

    private static void letGoIfAbandoned(TurnRun run) throws InterruptedException {
        if (run.isAbandoned()) {
            throw new InterruptedException(
                    "this gateway lets go of turn " + run.turn().id());
        }
    }

    private static Problem overdue() {
        return Problem.of("deadline-passed", 504, "It took too long", "The turn was not finished before its deadline.");
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
