package org.multichat.simulator.invoice;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.multichat.simulator.invoice.InvoiceLine.State;

/** All lines of all providers, in the order in which the tasks began. */
@ApplicationScoped
public class Invoice {

    /** The eldest lines beyond are dropped; what they came to stays in the total. */
    public static final int MAX_LINES = 100_000;

    private final Map<String, InvoiceLine> lines = new LinkedHashMap<>();
    private final Map<String, Long> totals = new HashMap<>();
    private long dropped;

    public synchronized void add(InvoiceLine line) {
        InvoiceLine before = lines.put(key(line.provider(), line.task()), line);
        count(line.provider(), line.dueMicros() - (before == null ? 0 : before.dueMicros()));
        if (lines.size() > MAX_LINES) {
            Iterator<InvoiceLine> eldest = lines.values().iterator();
            eldest.next();
            eldest.remove();
            dropped++;
        }
    }

    /** Says anew whether a line is paid. Of a line that is not there, nothing happens. */
    public synchronized void mark(String provider, String task, State state, String reason) {
        replace(provider, task, line -> line.now(state, reason));
    }

    /** Says what a line came to after all, such as the tokens of a stream that has ended. */
    public synchronized void cost(String provider, String task, long costMicros) {
        replace(provider, task, line -> line.costing(costMicros));
    }

    public synchronized long billedMicros(String provider) {
        return totals.getOrDefault(provider, 0L);
    }

    /** @param provider only this one's lines, or of all if empty */
    public synchronized Extract of(String provider) {
        List<InvoiceLine> found = lines.values().stream()
                .filter(line -> provider.isEmpty() || line.provider().equals(provider))
                .toList();
        long total = provider.isEmpty()
                ? totals.values().stream().mapToLong(Long::longValue).sum()
                : billedMicros(provider);
        return new Extract(found, total, dropped);
    }

    public synchronized void forget() {
        lines.clear();
        totals.clear();
        dropped = 0;
    }

    private void replace(String provider, String task, UnaryOperator<InvoiceLine> change) {
        lines.computeIfPresent(key(provider, task), (_, before) -> {
            InvoiceLine now = change.apply(before);
            count(provider, now.dueMicros() - before.dueMicros());
            return now;
        });
    }

    private void count(String provider, long moreMicros) {
        totals.merge(provider, moreMicros, Math::addExact);
    }

    private static String key(String provider, String task) {
        return provider + "/" + task;
    }

    /**
     * @param totalMicros what is to be paid in all, dropped lines included
     * @param dropped how many lines of any provider are no longer here
     */
    public record Extract(List<InvoiceLine> lines, long totalMicros, long dropped) {}
}
