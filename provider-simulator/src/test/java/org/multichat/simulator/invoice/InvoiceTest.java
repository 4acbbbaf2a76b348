package org.multichat.simulator.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.multichat.simulator.invoice.InvoiceLine.State;

class InvoiceTest {

    private final Invoice invoice = new Invoice();

    @Test
    void totalsCountWhatIsBilledAndNothingElse() {
        add("bfl", "a", 40_000);
        add("bfl", "b", 25_000);
        add("udio", "c", 50_000);
        invoice.mark("bfl", "b", State.FREE, "moderated");
        invoice.mark("udio", "c", State.REFUNDED, "failed");
        invoice.mark("udio", "unknown", State.FREE, "is no line");

        assertThat(invoice.of("bfl").totalMicros()).isEqualTo(40_000);
        assertThat(invoice.of("udio").totalMicros()).isZero();
        assertThat(invoice.of("").totalMicros()).isEqualTo(40_000);
        assertThat(invoice.of("").lines()).extracting(InvoiceLine::task).containsExactly("a", "b", "c");
        assertThat(invoice.of("udio").lines().getFirst().costMicros()).isEqualTo(50_000);
    }

    @Test
    void whatALineCameToIsKnownLaterSometimes() {
        add("openai", "a", 0);
        invoice.cost("openai", "a", 1_234);
        invoice.cost("openai", "a", 1_300);

        assertThat(invoice.billedMicros("openai")).isEqualTo(1_300);
    }

    @Test
    void markingALineTwiceCountsItOnce() {
        add("bfl", "a", 10);
        invoice.mark("bfl", "a", State.FREE, "once");
        invoice.mark("bfl", "a", State.FREE, "twice");
        assertThat(invoice.billedMicros("bfl")).isZero();
        invoice.mark("bfl", "a", State.BILLED, "after all");
        assertThat(invoice.billedMicros("bfl")).isEqualTo(10);
    }

    @Test
    void linesBeyondTheMostAreDroppedAndTheirMoneyIsNot() {
        for (int i = 0; i < Invoice.MAX_LINES + 5; i++) {
            add("bfl", "task" + i, 1);
        }
        assertThat(invoice.of("bfl").lines()).hasSize(Invoice.MAX_LINES);
        assertThat(invoice.of("bfl").dropped()).isEqualTo(5);
        assertThat(invoice.of("bfl").totalMicros()).isEqualTo(Invoice.MAX_LINES + 5);
    }

    private void add(String provider, String task, long micros) {
        invoice.add(new InvoiceLine(provider, task, null, "model", Instant.EPOCH, micros, State.BILLED, "submitted"));
    }
}
