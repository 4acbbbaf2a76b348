package org.multichat.gateway.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.multichat.gateway.artifact.Artifact;
import org.multichat.gateway.artifact.Artifacts;
import org.multichat.gateway.money.Money;
import org.multichat.gateway.turn.Charged;
import org.multichat.gateway.turn.Receipt;
import org.multichat.gateway.turn.Route;
import org.multichat.gateway.turn.Started;
import org.multichat.gateway.turn.Step;
import org.multichat.gateway.turn.Turn;
import org.multichat.gateway.turn.TurnEvent;
import org.multichat.gateway.turn.TurnId;
import org.multichat.gateway.turn.TurnResults;
import org.multichat.kit.problem.Problem;

/** Puts a turn together for showing: its row, its log, its artifacts. */
@ApplicationScoped
public class TurnViews {

    private final TurnResults results;
    private final Artifacts artifacts;

    @Inject
    TurnViews(TurnResults results, Artifacts artifacts) {
        this.results = results;
        this.artifacts = artifacts;
    }

    public TurnView view(Turn turn) {
        return views(List.of(turn)).getFirst();
    }

    /** Several turns, in their order: as many questions to the database as for one. */
    public List<TurnView> views(List<Turn> asked) {
        return views(asked, asked.size());
    }

    /**
     * Several turns, in their order.
     *
     * @param texts only the last so many have their texts, and those that have not ended; the others say that one is
     *     left out
     */
    List<TurnView> views(List<Turn> asked, int texts) {
        Map<Boolean, List<Turn>> parts = IntStream.range(0, asked.size())
                .boxed()
                .collect(Collectors.partitioningBy(
                        i -> i >= asked.size() - texts || !asked.get(i).state().isEnd(),
                        Collectors.mapping(asked::get, Collectors.toList())));
        List<Turn> whole = parts.getOrDefault(true, List.of());
        List<Turn> shortened = parts.getOrDefault(false, List.of());
        Map<TurnId, Collected> logs = new HashMap<>();
        asked.forEach(turn -> logs.put(turn.id(), new Collected()));
        BiConsumer<TurnId, TurnEvent> collect =
                (turn, event) -> Objects.requireNonNull(logs.get(turn)).take(event);
        results.tell(whole, collect);
        if (!shortened.isEmpty()) {
            results.tellEnds(shortened, collect);
            results.withText(shortened).forEach(turn -> Objects.requireNonNull(logs.get(turn)).isTextLeftOut = true);
        }
        Map<TurnId, List<Artifact>> made = artifacts.of(ids(asked));
        return asked.stream()
                .map(turn -> view(
                        turn, Objects.requireNonNull(logs.get(turn.id())), made.getOrDefault(turn.id(), List.of())))
                .toList();
    }

    private static List<TurnId> ids(List<Turn> turns) {
        return turns.stream().map(Turn::id).toList();
    }

    private static TurnView view(Turn turn, Collected log, List<Artifact> made) {
        turn.steps().get(Step.SETTLED).ifPresent(log::learn);
        Route route = turn.steps().get(Step.ROUTED).orElse(null);
        Started maker = turn.steps().get(Step.STARTED).orElse(null);
        return new TurnView(
                turn.id(),
                turn.conversation(),
                turn.parent(),
                turn.retryOf(),
                turn.prompt().text(),
                turn.options(),
                turn.state(),
                route == null ? null : route.modality(),
                route == null ? null : route.confidence(),
                route == null ? null : route.reason(),
                route == null ? null : route.decidedBy(),
                maker == null ? null : maker.provider(),
                maker == null ? null : maker.model(),
                turn.createdAt(),
                turn.endedAt(),
                turn.lastSeq(),
                log.text.isEmpty() ? null : log.text.toString(),
                log.isTextLeftOut ? true : null,
                made.stream().map(Artifact::event).toList(),
                log.question,
                log.receipt,
                log.saved,
                log.problem,
                log.charged);
    }

    /** What a log says that the row does not. */
    private static final class Collected {

        private final StringBuilder text = new StringBuilder();
        private boolean isTextLeftOut;
        private TurnEvent.@Nullable Question question;
        private @Nullable Receipt receipt;
        private @Nullable Money saved;
        private @Nullable Problem problem;
        private @Nullable Charged charged;

        /** The log says what was known at the end; the receipt in the row is put right when more is learned. */
        void learn(Receipt settled) {
            if (receipt == null || !receipt.unknown()) {
                return;
            }
            receipt = settled;
            saved = saved == null ? null : settled.saved();
            if (charged == Charged.UNKNOWN && !settled.unknownItems().contains(Receipt.GENERATION)) {
                Money made = settled.item(Receipt.GENERATION)
                        .map(Receipt.Item::amount)
                        .orElse(Money.ZERO);
                charged = made.isZero() ? Charged.NO : Charged.YES;
            }
        }

        void take(TurnEvent event) {
            switch (event) {
                case TurnEvent.Delta delta -> text.append(delta.text());
                case TurnEvent.Question asked -> question = asked;
                case TurnEvent.Done done -> receipt = done.receipt();
                case TurnEvent.Stopped stopped -> {
                    receipt = stopped.receipt();
                    saved = stopped.saved();
                }
                case TurnEvent.Failed failed -> {
                    receipt = failed.receipt();
                    problem = failed.problem();
                    charged = failed.charged();
                }
                case TurnEvent.Refused refused -> {
                    problem = refused.problem();
                    receipt = refused.receipt();
                }
                case TurnEvent.Accepted _,
                        TurnEvent.Routed _,
                        TurnEvent.Reserved _,
                        TurnEvent.Progress _,
                        TurnEvent.Artifact _ -> {
                    // Told by the row and by the artifacts themselves.
                }
            }
        }
    }
}
