package org.multichat.gateway.turn;

import java.util.List;
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

    public static final Receipt FREE = new Receipt(List.of(), Money.ZERO, Money.ZERO, Money.CURRENCY, false);

    public Receipt {
        items = List.copyOf(items);
    }

    /**
     * One thing that was paid for.
     *
     * @param what the step, such as {@code generation}
     */
    @Schema(name = "ReceiptItem")
    public record Item(
            @Schema(examples = "generation") String what,
            @Schema(examples = "local") String provider,
            @Schema(examples = "local-artwork-1") String model,
            Money amount) {}

    /** What of the money set aside came back. */
    public Money saved() {
        return unknown || held.compareTo(total) < 0 ? Money.ZERO : held.minus(total);
    }
}
