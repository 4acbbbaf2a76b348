package org.multichat.simulator.door;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.multichat.simulator.play.Operation;

/** Counts the calls and knows the ones that are open. */
@ApplicationScoped
public class Calls {

    /** So many at once are more than any test asks; beyond, the door stays closed. */
    static final int MAX_OPEN = 5_000;

    private final Map<String, Counter> byOperation = new ConcurrentHashMap<>();
    private final Set<Exchange> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger peak = new AtomicInteger();

    boolean begin(Operation operation, Exchange exchange) {
        counter(operation).attempts.increment();
        open.add(exchange);
        int now = open.size();
        peak.accumulateAndGet(now, Math::max);
        return now <= MAX_OPEN;
    }

    void spoiled(Operation operation) {
        counter(operation).faults.increment();
    }

    void end(Exchange exchange) {
        open.remove(exchange);
    }

    /** Calls that are open are cut: whatever they were to answer is forgotten. */
    public void forget() {
        byOperation.clear();
        open.forEach(Exchange::cut);
        peak.set(open.size());
    }

    public Map<String, Count> counts() {
        Map<String, Count> counts = new TreeMap<>();
        byOperation.forEach((name, it) -> counts.put(name, new Count(it.attempts.sum(), it.faults.sum())));
        return counts;
    }

    public int open() {
        return open.size();
    }

    public int peak() {
        return peak.get();
    }

    private Counter counter(Operation operation) {
        return byOperation.computeIfAbsent(operation.name(), _ -> new Counter(new LongAdder(), new LongAdder()));
    }

    /**
     * @param attempts how often it was called
     * @param faults how many of these were spoiled
     */
    public record Count(long attempts, long faults) {}

    private record Counter(LongAdder attempts, LongAdder faults) {}
}
