package org.multichat.benchmarks.torture;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.multichat.benchmarks.torture.check.FinalState;
import org.multichat.benchmarks.torture.check.Violation;
import org.multichat.benchmarks.torture.faults.Fault;
import org.multichat.benchmarks.torture.faults.Incident;
import org.multichat.benchmarks.torture.load.Load;
import org.multichat.benchmarks.torture.load.Operation;
import org.multichat.benchmarks.torture.rig.Logs;

/**
 * What a run came to.
 *
 * @param resolved what the unknown outcomes turned out to be
 * @param proof the operations that began 10 s or more after the last fault was undone
 */
public record Outcome(
        Settings settings,
        Instant began,
        List<Operation> operations,
        List<Incident> incidents,
        List<Violation> violations,
        Map<String, Integer> resolved,
        Seen seen,
        Load.Counts load,
        List<Operation> proof) {

    /**
     * What was looked at.
     *
     * @param busy snapshots in which money was held
     * @param missed snapshots that the database was away for
     * @param quiet whether all stories came to their end
     */
    public record Seen(
            int snapshots,
            int busy,
            int missed,
            boolean byModality,
            boolean quiet,
            FinalState ledger,
            Logs logs,
            Map<String, Long> counters) {}

    public long acknowledged() {
        return operations.stream().filter(Operation::acknowledged).count();
    }

    public long replicaKills() {
        return incidents.stream()
                .filter(incident -> incident.fault() instanceof Fault.KillReplica)
                .count();
    }

    public long databaseKills() {
        return incidents.stream()
                .filter(incident -> incident.fault() instanceof Fault.KillDatabase)
                .count();
    }
}
