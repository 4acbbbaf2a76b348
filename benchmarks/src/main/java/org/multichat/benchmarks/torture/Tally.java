package org.multichat.benchmarks.torture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.multichat.benchmarks.torture.faults.Incident;
import org.multichat.benchmarks.torture.load.Answer;
import org.multichat.benchmarks.torture.load.Answer.Verdict;
import org.multichat.benchmarks.torture.load.Intent;
import org.multichat.benchmarks.torture.load.Operation;
import org.multichat.benchmarks.torture.load.Operation.Attempt;
import org.multichat.benchmarks.torture.load.Operation.Role;

/** The numbers of a run. */
final class Tally {

    private final List<Operation> calm = new ArrayList<>();
    private final List<Operation> faulty = new ArrayList<>();
    private final Outcome outcome;

    Tally(Outcome outcome) {
        this.outcome = outcome;
        // Asking what became of the unknown ones is no load.
        outcome.operations().stream()
                .filter(operation -> operation.role() != Role.RESOLVING)
                .forEach(operation -> (meetsFault(operation) ? faulty : calm).add(operation));
    }

    /** Operations that touched no fault's time, and those that did. */
    List<Operation> calm() {
        return calm;
    }

    List<Operation> faulty() {
        return faulty;
    }

    /** For each kind: all, acknowledged, done, replayed, refused. */
    Map<String, long[]> byKind() {
        Map<String, long[]> kinds = new TreeMap<>();
        for (Operation operation : outcome.operations()) {
            long[] counts = kinds.computeIfAbsent(kind(operation), _ -> new long[5]);
            counts[0]++;
            counts[1] += operation.acknowledged() ? 1 : 0;
            Optional<Verdict> verdict =
                    operation.answers().stream().map(Answer::verdict).reduce((_, last) -> last);
            verdict.ifPresent(last -> counts[column(last)]++);
        }
        return kinds;
    }

    private static int column(Verdict verdict) {
        return switch (verdict) {
            case DONE -> 2;
            case REPLAYED -> 3;
            case REFUSED -> 4;
        };
    }

    Map<String, Long> refusals() {
        return outcome.operations().stream()
                .flatMap(operation -> operation.answers().stream())
                .map(Answer::problem)
                .filter(Predicate.not(String::isEmpty))
                .collect(Collectors.groupingBy(problem -> problem, TreeMap::new, Collectors.counting()));
    }

    Map<String, Long> attemptEnds() {
        return outcome.operations().stream()
                .flatMap(operation -> operation.attempts().stream())
                .collect(Collectors.groupingBy(Attempt::end, TreeMap::new, Collectors.counting()));
    }

    /** Requests for each operation. */
    static double amplification(List<Operation> operations) {
        return operations.stream()
                .mapToInt(operation -> operation.attempts().size())
                .average()
                .orElse(0);
    }

    /** Of what was acknowledged. */
    static double millis(List<Operation> operations, double quantile) {
        return quantile(
                operations.stream()
                        .filter(Operation::acknowledged)
                        .mapToDouble(operation -> operation.span().millis())
                        .toArray(),
                quantile);
    }

    static double quantile(double[] values, double quantile) {
        if (values.length == 0) {
            return 0;
        }
        Arrays.sort(values);
        return values[(int) Math.min(values.length - 1, Math.floor(quantile * values.length))];
    }

    Map<String, List<Incident>> incidents() {
        return outcome.incidents().stream()
                .collect(Collectors.groupingBy(incident -> incident.fault().kind(), TreeMap::new, Collectors.toList()));
    }

    /** Seconds from when the cause was gone, whatever else broke meanwhile. */
    static double[] recoveries(List<Incident> incidents) {
        return incidents.stream()
                .filter(incident -> incident.well().isPresent())
                .mapToDouble(incident -> (incident.well().getAsLong() - incident.undone()) / 1e9)
                .toArray();
    }

    /** The same, only of those that no other came into. */
    double[] recoveriesAlone(List<Incident> incidents) {
        return recoveries(incidents.stream().filter(this::isAlone).toList());
    }

    private boolean isAlone(Incident incident) {
        return outcome.incidents().stream()
                .filter(other -> !other.equals(incident))
                .noneMatch(other -> other.overlaps(incident.began(), incident.over()));
    }

    private boolean meetsFault(Operation operation) {
        return outcome.incidents().stream()
                .anyMatch(incident -> incident.overlaps(
                        operation.span().began(), operation.span().ended()));
    }

    private static String kind(Operation operation) {
        String name = operation.intents().stream().map(Tally::name).collect(Collectors.joining(" + "));
        return switch (operation.role()) {
            case FIRST -> name;
            case AGAIN -> name + ", the same again";
            case OTHER_AMOUNT -> name + ", again for another amount";
            case OTHER_BODY -> name + ", same id, other body";
            case RESOLVING -> "asked what became of it";
        };
    }

    private static String name(Intent intent) {
        return switch (intent) {
            case Intent.Reserve reserve -> reserve.dispatched() ? "reserve" : "reserve, not dispatched";
            case Intent.Settle _ -> "settle";
            case Intent.Release _ -> "release";
            case Intent.Extend _ -> "extend";
            case Intent.Correct _ -> "correct";
            case Intent.SetLimit set -> set.version() == 0 ? "make a budget" : "change a limit";
            case Intent.Look _ -> "look";
        };
    }
}
