package org.multichat.benchmarks.torture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.multichat.benchmarks.torture.check.Invariant;
import org.multichat.benchmarks.torture.check.Rows.State;
import org.multichat.benchmarks.torture.check.Violation;
import org.multichat.benchmarks.torture.load.Operation;

/** A run as a page of Markdown. */
final class Report {

    private static final int VIOLATIONS_SHOWN = 40;

    private final Outcome outcome;
    private final Tally tally;
    private final String commit;
    private final List<String> lines = new ArrayList<>();

    Report(Outcome outcome, String commit) {
        this.outcome = outcome;
        this.tally = new Tally(outcome);
        this.commit = commit;
    }

    String page() {
        head();
        promises();
        asked();
        unknown();
        faults();
        speed();
        say("## Again", "", "```", again(outcome.settings()), "```", "");
        say("The seed decides what is asked and what breaks, and when; what meets what is up to the machine.");
        return String.join("\n", lines) + "\n";
    }

    static String again(Settings settings) {
        return "benchmarks/ledger-torture --minutes %s --seed %d --replicas %d --fault-every %s --stories %s"
                .formatted(
                        number(settings.torture().toSeconds() / 60.0),
                        settings.seed(),
                        settings.replicas(),
                        number(settings.faultEvery().toMillis() / 1e3),
                        number(settings.storiesPerSecond()));
    }

    private void head() {
        Settings settings = outcome.settings();
        Outcome.Seen seen = outcome.seen();
        say("# Ledger torture, seed " + settings.seed(), "");
        say(
                "%d kills -9 of a replica and %d of PostgreSQL, %d faults in all; %d operations, %d acknowledged; **%d violations**."
                        .formatted(
                                outcome.replicaKills(),
                                outcome.databaseKills(),
                                outcome.incidents().size(),
                                outcome.operations().size(),
                                outcome.acknowledged(),
                                outcome.violations().size()));
        say("", "| | |", "|---|---|");
        row("commit", commit);
        row("begun", outcome.began().toString());
        row("machine", Machine.words());
        row(
                "under faults for",
                settings.torture().toSeconds() + " s, calm " + settings.calm().toSeconds() + " s before and after");
        row("replicas", settings.replicas() + ", one PostgreSQL, a proxy before and behind each replica");
        row(
                "turns begun",
                "%d, %.1f a second on average; %d late by more than 100 ms, %d left out"
                        .formatted(
                                outcome.load().stories(),
                                settings.storiesPerSecond(),
                                outcome.load().late(),
                                outcome.load().leftOut()));
        row(
                "snapshots",
                "%d, in %d of them money was held; %d looks while PostgreSQL was away"
                        .formatted(seen.snapshots(), seen.busy(), seen.missed()));
        row("balances by modality", seen.byModality() ? "checked" : "not kept by this version");
        row(
                "reservations",
                "%d; entries %d"
                        .formatted(
                                seen.ledger().reservations().size(),
                                seen.ledger().entries().values().stream()
                                        .mapToLong(List::size)
                                        .sum()));
        row("deadlocks", seen.logs().deadlocks() + " (PostgreSQL's log)");
        row("statements stopped by a constraint", seen.logs().checks() + " (PostgreSQL's log)");
        row("the services' own counters", seen.counters().toString());
        row("reconciliation", seen.ledger().faults().size() + " rows");
        row(
                "held at the end",
                seen.ledger().reservations().values().stream()
                                .filter(r -> r.state() == State.HELD)
                                .count() + " reservations");
        row("all stories told to their end", seen.quiet() ? "yes" : "no");
        say("");
    }

    private void promises() {
        say("## Promises", "", "| | promise | violations |", "|---|---|--:|");
        for (Invariant invariant : Invariant.values()) {
            long broken = outcome.violations().stream()
                    .filter(v -> v.invariant() == invariant)
                    .count();
            say("| %s | %s (`%s`) | %d |".formatted(invariant.label(), invariant.promise(), invariant, broken));
        }
        say("");
        outcome.violations().stream()
                .limit(VIOLATIONS_SHOWN)
                .map(Violation::toString)
                .map("- "::concat)
                .forEach(this::say);
    }

    private void asked() {
        say(
                "## What was asked",
                "",
                "| | asked | acknowledged | done | replayed | refused |",
                "|---|--:|--:|--:|--:|--:|");
        tally.byKind()
                .forEach((kind, n) ->
                        say("| %s | %d | %d | %d | %d | %d |".formatted(kind, n[0], n[1], n[2], n[3], n[4])));
        say("", "Refusals: " + words(tally.refusals()), "", "Requests ended: " + words(tally.attemptEnds()), "");
    }

    private void unknown() {
        long unknown =
                outcome.operations().stream().filter(o -> !o.acknowledged()).count();
        say(
                "## Unknown outcomes",
                "",
                "%d operations gave up without an answer. Asked again with the same ids when all was well: %s"
                        .formatted(unknown, words(outcome.resolved())),
                "");
    }

    private void faults() {
        say(
                "## Faults",
                "",
                "Seconds from when the cause was gone (a kill: at once) until the replica it struck gives a good answer,",
                "or all that had answered before when it struck PostgreSQL; whatever else broke meanwhile, and only of those that came alone.",
                "");
        say("| | times | p50 s | max s | alone | p50 s | max s |", "|---|--:|--:|--:|--:|--:|--:|");
        tally.incidents().forEach((kind, incidents) -> {
            double[] all = Tally.recoveries(incidents);
            double[] alone = tally.recoveriesAlone(incidents);
            say("| %s | %d | %s | %d | %s |"
                    .formatted(kind, incidents.size(), seconds(all), alone.length, seconds(alone)));
        });
        say("");
    }

    private static String seconds(double[] values) {
        return values.length == 0
                ? "- | -"
                : "%.2f | %.2f".formatted(Tally.quantile(values, 0.5), Tally.quantile(values, 1));
    }

    private void speed() {
        say(
                "## Answers",
                "",
                "From when an operation was due. Attempts are requests for each operation: at most 1.2 in calm and 3 under faults is the goal.",
                "");
        say("| | operations | acknowledged | attempts | p50 ms | p99 ms |", "|---|--:|--:|--:|--:|--:|");
        speed("without a fault", tally.calm());
        speed("in a fault's time", tally.faulty());
        speed("10 s after the last fault", outcome.proof());
        say("");
    }

    private void speed(String when, List<Operation> operations) {
        double share = operations.stream()
                .mapToInt(o -> o.acknowledged() ? 1 : 0)
                .average()
                .orElse(0);
        say("| %s | %d | %.2f %% | %.2f | %.0f | %.0f |"
                .formatted(
                        when,
                        operations.size(),
                        share * 100,
                        Tally.amplification(operations),
                        Tally.millis(operations, 0.5),
                        Tally.millis(operations, 0.99)));
    }

    private void row(String name, String value) {
        say("| %s | %s |".formatted(name, value));
    }

    private void say(String... words) {
        lines.addAll(List.of(words));
    }

    private static String words(Map<String, ?> counts) {
        return counts.isEmpty()
                ? "none"
                : counts.toString().replaceAll("[{}]", "").replace("=", " ");
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.2f", value);
    }
}
