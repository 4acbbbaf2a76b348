package org.multichat.gateway.chat;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.multichat.gateway.artifact.Artifact;
import org.multichat.gateway.artifact.Artifacts;
import org.multichat.gateway.budget.Ledger;
import org.multichat.gateway.budget.Resolution;
import org.multichat.gateway.generation.Generators;
import org.multichat.gateway.neighbour.DatabaseFailures;
import org.multichat.gateway.neighbour.NeighbourRefused;
import org.multichat.gateway.turn.OwedReleases;
import org.multichat.gateway.turn.Route;
import org.multichat.gateway.turn.Step;
import org.multichat.gateway.turn.Turn;
import org.multichat.gateway.turn.Turns;
import org.multichat.kit.problem.Refusal;

/**
 * Puts right what a turn left behind when a neighbour did not answer: money set aside for nothing, bytes not fetched.
 */
@ApplicationScoped
class Caretaking {

    private static final int AT_A_TIME = 32;
    /** A reserve whose answer was lost may still arrive at the ledger; after this long it cannot. */
    private static final Duration RESERVES_ARRIVE_WITHIN = Duration.ofMinutes(2);
    /** Generators keep what they made for a while after a turn's deadline. */
    private static final Duration WORTH_FETCHING = Duration.ofMinutes(30);

    private final OwedReleases owed;
    private final Turns turns;
    private final Artifacts artifacts;
    private final Generators generators;
    private final Ledger ledger;
    private final Clock clock;

    @Inject
    Caretaking(OwedReleases owed, Turns turns, Artifacts artifacts, Generators generators, Ledger ledger, Clock clock) {
        this.owed = owed;
        this.turns = turns;
        this.artifacts = artifacts;
        this.generators = generators;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Scheduled(every = "${chat.look-around:2s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void releaseWhatIsOwed() {
        DatabaseFailures.passing("owed releases wait", this::releaseSome);
    }

    private void releaseSome() {
        for (Turn turn : owed.some(AT_A_TIME)) {
            try {
                ledger.release(turn.account(), turn.reservation());
                owed.paid(turn.id());
                Log.infof(
                        "turn %s: its reservation is released; it had ended before the ledger's answer came",
                        turn.id());
            } catch (NeighbourRefused refused) {
                // Unknown to the ledger, so nothing is set aside - unless the request is still on its way.
                if (canNoLongerArrive(turn)) {
                    owed.paid(turn.id());
                }
            } catch (Refusal unavailable) {
                return;
            }
        }
    }

    @Scheduled(every = "${chat.look-around:2s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void settleOwedClassifications() {
        DatabaseFailures.passing("classifications wait to be settled", this::settleSome);
    }

    private void settleSome() {
        for (Turn turn : owed.classifications(AT_A_TIME)) {
            try {
                Optional<Resolution> resolution = Paying.owedForClassification(turn.steps());
                if (resolution.isEmpty() || isRight(turn, resolution.get())) {
                    owed.classificationPaid(turn.id());
                }
            } catch (Refusal unavailable) {
                return;
            }
        }
    }

    /** Unknown to the ledger, nothing is set aside - unless the request is still on its way. */
    private boolean isRight(Turn turn, Resolution resolution) {
        boolean known = ledger.resolve(turn.account(), resolution).isPresent();
        if (known) {
            Log.infof(
                    "turn %s: its classification is settled with $%s, after it ended", turn.id(), resolution.actual());
        }
        return known || canNoLongerArrive(turn);
    }

    private boolean canNoLongerArrive(Turn turn) {
        Instant ended = turn.endedAt();
        return ended != null && ended.plus(RESERVES_ARRIVE_WITHIN).isBefore(clock.instant());
    }

    @Scheduled(every = "${chat.look-around:2s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void fetchWhatIsLost() {
        DatabaseFailures.passing("lost artifacts wait", this::fetchSome);
    }

    private void fetchSome() {
        for (Artifact lost : artifacts.lost(WORTH_FETCHING, AT_A_TIME)) {
            turns.find(lost.turn())
                    .flatMap(turn -> turn.steps().get(Step.ROUTED))
                    .map(Route::modality)
                    .ifPresent(modality -> {
                        try {
                            artifacts.fetchAgain(lost, generators.of(modality));
                        } catch (Refusal stillOut) {
                            Log.debugf("artifact %s is still lost: %s", lost.id(), stillOut.getMessage());
                        }
                    });
        }
    }
}
