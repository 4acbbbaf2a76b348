package org.multichat.simulator.openai.meter;

import java.time.LocalDate;
import org.multichat.simulator.invoice.InvoiceLine;
import org.multichat.simulator.openai.model.Model;
import org.multichat.simulator.openai.model.Usage;

/** What one request comes to. Read once, at its end, whichever that is. */
public final class Meter {

    private final Meters meters;
    private final String id;
    private final Model model;
    private final LocalDate today;
    private boolean read;

    Meter(Meters meters, String id, Model model, LocalDate today) {
        this.meters = meters;
        this.id = id;
        this.model = model;
        this.today = today;
    }

    public String id() {
        return id;
    }

    /** @param how whether this kind of end is {@code billed} or {@code free} */
    public void end(Usage usage, String how, String why) {
        if (read) {
            return;
        }
        read = true;
        meters.end(
                id,
                model.costMicros(usage, today),
                how.equals("free") ? InvoiceLine.State.FREE : InvoiceLine.State.BILLED,
                "%s: %d input (%d cached, %d written) and %d output tokens (%d reasoning), %d searches"
                        .formatted(
                                why,
                                usage.input(),
                                usage.cached(),
                                usage.cacheWritten(),
                                usage.output(),
                                usage.reasoning(),
                                usage.searches()));
    }
}
