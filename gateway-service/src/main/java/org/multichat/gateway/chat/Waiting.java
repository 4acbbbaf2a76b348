package org.multichat.gateway.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.multichat.gateway.slot.ProviderSlots;
import org.multichat.gateway.turn.Charged;
import org.multichat.gateway.turn.Outcome;
import org.multichat.gateway.turn.Quote;
import org.multichat.gateway.turn.Slots;
import org.multichat.gateway.turn.Step;
import org.multichat.gateway.turn.TurnEvent;

/**
 * Waits for a place at a provider that takes only so much at once. Who waits has set no money aside and keeps no
 * connection of the database.
 */
@ApplicationScoped
class Waiting {

    private static final long PAUSE_MILLIS = 400;
    /** Those who wait do not all ask at the same moment. */
    private static final long JITTER_MILLIS = 200;
    /** What is not known to have ended by then is taken to have; the generator ends overdue work itself. */
    private static final Duration BEYOND_THE_DEADLINE = Duration.ofMinutes(2);

    private final ProviderSlots places;
    private final Paying paying;
    private final Clock clock;

    @Inject
    Waiting(ProviderSlots places, Paying paying, Clock clock) {
        this.places = places;
        this.paying = paying;
        this.clock = clock;
    }

    /**
     * Whether the turn has a place, or needs none; false where somebody wants it stopped.
     *
     * @throws ProviderFull when none came free before its deadline
     */
    boolean forPlace(TurnRun run, Quote quote) throws InterruptedException {
        Slots slots = quote.slots();
        // What was started had its place then, and has it until it ends.
        if (slots == null || run.steps().has(Step.STARTED) || run.steps().has(Step.ENDED)) {
            return true;
        }
        while (!run.isStopRequested()) {
            Instant now = clock.instant();
            if (run.isOverdue(now)) {
                places.waitNoMore(run.turn().id());
                throw new ProviderFull(quote);
            }
            Duration holding = Duration.between(now, run.turn().deadline()).plus(BEYOND_THE_DEADLINE);
            if (places.take(run.lease(), slots, holding)) {
                return true;
            }
            tellOnce(run, quote);
            run.letGoIfAbandoned();
            run.pause(
                    Duration.ofMillis(PAUSE_MILLIS + ThreadLocalRandom.current().nextLong(JITTER_MILLIS)));
        }
        leave(run, quote);
        return false;
    }

    /**
     * The generation has ended; where nobody knows how, it may still run, and the place is its until its time is over.
     */
    void giveBack(TurnRun run, Quote quote, Outcome outcome) {
        if (outcome.charged() != Charged.UNKNOWN) {
            leave(run, quote);
        }
    }

    /** No generation is going to be: neither the place is needed nor the waiting for it. */
    void leave(TurnRun run, Quote quote) {
        if (quote.slots() != null) {
            places.giveBack(run.turn().id());
            places.waitNoMore(run.turn().id());
        }
    }

    private void tellOnce(TurnRun run, Quote quote) {
        if (!run.steps().has(Step.WAITED)) {
            // Else it would be settled with the reserve, which may be long in coming.
            paying.settleClassification(run);
            run.write(
                    run.steps().with(Step.WAITED, true),
                    List.of(new TurnEvent.Progress(
                            "waiting",
                            null,
                            "All places at %s are taken; it begins as soon as one is free."
                                    .formatted(quote.provider()))));
        }
    }
}
