package org.multichat.gateway.turn;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.multichat.gateway.money.Money;

/**
 * What a turn came to, item by item.
 *
 * @param total the sum of the items
 * @param held what had been set aside
 * @param unknown whether the true cost is still to be learned; the total is then what was set aside
 */
@Schema(description = "What a turn came to, item by item; amounts are US dollars as decimal strings")
public record Receipt(
        List<Item> items,
        Money total,
        Money held,
        @Schema(examples = "USD") String currency,
        boolean unknown) {

    /** Finding out what was asked for, where that was paid for. */
    public static final String CLASSIFICATION = "classification";

    /** Making it. */
    public static final String GENERATION = "generation";

    public static final Receipt FREE = new Receipt(List.of(), Money.ZERO, Money.ZERO, Money.CURRENCY, false);

    public Receipt {
        items = List.copyOf(items);
    }

    /**
     * One thing that was paid for.
     *
     * @param what the step: {@code classification} or {@code generation}
     * @param unknown whether what this cost is still to be learned; the amount is then what was set aside
     */
    @Schema(name = "ReceiptItem")
    public record Item(
            @Schema(examples = "generation") String what,
            @Schema(examples = "local") String provider,
            @Schema(examples = "local-artwork-1") String model,
            Money amount,

            @Schema(
                    description =
                            "Whether what this cost is still to be learned; the amount is then what was set aside")
            @JsonInclude(JsonInclude.Include.NON_DEFAULT)
            boolean unknown) {}

    /** The sum of these items. */
    public static Receipt of(List<Item> items, Money held) {
        Money total = items.stream().map(Item::amount).reduce(Money.ZERO, Money::plus);
        return new Receipt(items, total, held, Money.CURRENCY, items.stream().anyMatch(Item::unknown));
    }

    /** Of which of these nobody knows the cost yet. */
    public List<String> unknownItems() {
        List<String> known =
                items.stream().filter(Item::unknown).map(Item::what).toList();
        // Receipts of the version before this one did not say which; there was but one.
        return unknown && known.isEmpty() ? List.of(GENERATION) : known;
    }

    /** One of these things, where there is such a one. */
    public Optional<Item> item(String what) {
        return items.stream().filter(item -> item.what().equals(what)).findFirst();
    }

    /** The same receipt with the true cost of one of these. */
    public Receipt learned(Item truth) {
        List<Item> more = new ArrayList<>(items);
        more.replaceAll(item -> item.what().equals(truth.what()) ? truth : item);
        if (!more.contains(truth)) {
            more.add(truth);
        }
        return of(more, held);
    }

    /** What of the money set aside came back. */
    public Money saved() {
        return unknown || held.compareTo(total) < 0 ? Money.ZERO : held.minus(total);
    }
}
