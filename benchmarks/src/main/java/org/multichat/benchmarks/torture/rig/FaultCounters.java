package org.multichat.benchmarks.torture.rig;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Reads the replicas' own counters of faults every second; what a kill takes along since the last look is lost. */
public final class FaultCounters implements AutoCloseable {

    private static final Duration EVERY = Duration.ofSeconds(1);

    private final List<Replica> replicas;

    /** By replica, number of the start and name: a new process counts from zero. */
    private final Map<String, Double> latest = new ConcurrentHashMap<>();

    private final Thread reader;

    private FaultCounters(List<Replica> replicas) {
        this.replicas = replicas;
        this.reader = Thread.ofVirtual().unstarted(this::read);
    }

    public static FaultCounters reading(Rig rig) {
        FaultCounters counters = new FaultCounters(rig.replicas());
        counters.reader.start();
        return counters;
    }

    /** The sum for each counter over all replicas and all their lives. */
    public Map<String, Long> sums() {
        Map<String, Long> sums = new TreeMap<>();
        latest.forEach((key, value) -> sums.merge(key.substring(key.indexOf(' ') + 1), value.longValue(), Long::sum));
        return sums;
    }

    @Override
    public void close() {
        reader.interrupt();
    }

    private void read() {
        do {
            for (Replica replica : replicas) {
                int start = replica.starts();
                replica.metrics().ifPresent(text -> note("%d/%d".formatted(replica.number(), start), text));
            }
        } while (Patience.pass(EVERY));
    }

    private void note(String life, String text) {
        text.lines()
                .filter(line -> line.startsWith("ledger_faults") || line.startsWith("ledger_deadlocks"))
                .forEach(line -> {
                    int value = line.lastIndexOf(' ');
                    latest.put(life + " " + line.substring(0, value), Double.valueOf(line.substring(value + 1)));
                });
    }
}
