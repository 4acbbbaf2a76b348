package org.multichat.gateway.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.multichat.gateway.money.Money;
import org.multichat.gateway.turn.Charged;
import org.multichat.gateway.turn.Classified;
import org.multichat.gateway.turn.Classifying;
import org.multichat.gateway.turn.Quote;
import org.multichat.gateway.turn.Receipt;
import org.multichat.gateway.turn.Started;
import org.multichat.gateway.turn.Step;
import org.multichat.gateway.turn.Steps;

/** What a turn comes to: finding out what was asked for, where that was paid for, and making it. */
final class Receipts {

    private Receipts() {}

    /** Where nothing was made. */
    static Receipt withoutGeneration(Steps steps) {
        return classification(steps)
                .map(item -> Receipt.of(List.of(item), heldForClassification(steps)))
                .orElse(Receipt.FREE);
    }

    /** Names who really made it, which need not be who was quoted. */
    static Receipt withGeneration(Steps steps, Quote quote, Money amount, boolean unknown) {
        Started made = steps.get(Step.STARTED).orElseGet(() -> Started.intent(quote));
        List<Receipt.Item> items = new ArrayList<>();
        classification(steps).ifPresent(items::add);
        items.add(new Receipt.Item(Receipt.GENERATION, made.provider(), made.model(), amount, unknown));
        return Receipt.of(items, heldForClassification(steps).plus(quote.most()));
    }

    /** What finding out what was asked for has cost, or may have cost. */
    static Money ofClassification(Steps steps) {
        return classification(steps).map(Receipt.Item::amount).orElse(Money.ZERO);
    }

    private static Optional<Receipt.Item> classification(Steps steps) {
        return steps.get(Step.CLASSIFICATION)
                .or(() -> steps.get(Step.CLASSIFYING).map(paid -> item(paid, soFar(steps, paid))))
                .filter(item -> item.unknown() || !item.amount().isZero());
    }

    static Receipt.Item item(Classifying paid, Classified classified) {
        return new Receipt.Item(
                Receipt.CLASSIFICATION,
                paid.provider(),
                paid.model(),
                classified.cost(),
                classified.charged() == Charged.UNKNOWN);
    }

    /**
     * What has to be put right of what was set aside for a classification; nothing where nobody knows, or nothing was.
     */
    static Optional<Money> costOf(Classifying paid, Steps steps) {
        Classified classified = soFar(steps, paid);
        return classified.held() && classified.charged() != Charged.UNKNOWN
                ? Optional.of(classified.cost())
                : Optional.empty();
    }

    private static Classified soFar(Steps steps, Classifying paid) {
        return steps.get(Step.CLASSIFIED)
                .orElseGet(() -> steps.has(Step.CLASSIFIER_ASKED)
                        ? new Classified(Charged.UNKNOWN, paid.most(), true)
                        : new Classified(Charged.NO, Money.ZERO, !paid.most().isZero()));
    }

    private static Money heldForClassification(Steps steps) {
        return classification(steps)
                .flatMap(_ -> steps.get(Step.CLASSIFYING))
                .map(Classifying::most)
                .orElse(Money.ZERO);
    }
}
