package org.multichat.simulator.openai.meter;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.multichat.simulator.invoice.Invoice;
import org.multichat.simulator.invoice.InvoiceLine;
import org.multichat.simulator.openai.model.Model;
import org.multichat.simulator.openai.model.Usage;
import org.multichat.simulator.openai.play.Ways;
import org.multichat.simulator.play.Provider;

/** One meter for each request that is being answered; together they know how many there are. */
@ApplicationScoped
public class Meters {

    private final Invoice invoice;
    private final Clock clock;
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger peak = new AtomicInteger();

    Meters(Invoice invoice, Clock clock) {
        this.invoice = invoice;
        this.clock = clock;
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    public long nowSeconds() {
        return clock.instant().getEpochSecond();
    }

    /**
     * Begins to count. Reading the prompt is already work.
     *
     * @param id of the completion or response, which the invoice calls its task
     */
    public Meter begin(String id, @Nullable String clientRequestId, Model model, Usage input) {
        LocalDate today = today();
        invoice.add(new InvoiceLine(
                Ways.PROVIDER,
                id,
                clientRequestId,
                model.answersAs(),
                clock.instant(),
                model.costMicros(input, today),
                InvoiceLine.State.BILLED,
                "running"));
        peak.accumulateAndGet(running.incrementAndGet(), Math::max);
        return new Meter(this, id, model, today);
    }

    public Provider.Tasks tasks() {
        return new Provider.Tasks(running.get(), peak.get());
    }

    public void forget() {
        peak.set(running.get());
    }

    void end(String id, long micros, InvoiceLine.State state, String reason) {
        invoice.cost(Ways.PROVIDER, id, micros);
        invoice.mark(Ways.PROVIDER, id, state, reason);
        running.decrementAndGet();
    }
}
