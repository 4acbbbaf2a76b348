package org.multichat.benchmarks.torture.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;
import org.multichat.benchmarks.torture.check.Rows.BudgetRow;
import org.multichat.benchmarks.torture.check.Rows.EntryRow;
import org.multichat.benchmarks.torture.check.Rows.ReservationRow;
import org.multichat.benchmarks.torture.check.Rows.Share;
import org.multichat.benchmarks.torture.check.Rows.State;
import org.multichat.benchmarks.torture.check.Rows.Sums;
import org.multichat.benchmarks.torture.load.Answer;
import org.multichat.benchmarks.torture.load.Answer.Told;
import org.multichat.benchmarks.torture.load.Answer.Verdict;
import org.multichat.benchmarks.torture.load.Intent;
import org.multichat.benchmarks.torture.load.Operation;
import org.multichat.benchmarks.torture.load.Operation.Attempt;
import org.multichat.benchmarks.torture.load.Operation.Outcome;
import org.multichat.benchmarks.torture.load.Operation.Role;
import org.multichat.benchmarks.torture.load.Operation.Span;

/** A small run in which everything went well; tests break one thing of it at a time. */
@NullMarked
final class Books {

    static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    static final Instant EARLIER = NOW.minusSeconds(60);
    static final UUID ROOT = id(1);
    static final UUID ACCOUNT = id(2);
    static final UUID SETTLED = id(11);
    static final UUID CORRECTED = id(12);
    static final UUID CAPTURED = id(13);
    static final UUID LAPSED = id(14);
    static final UUID ONE = id(15);
    static final UUID OTHER = id(16);

    final List<Operation> history = new ArrayList<>();
    final List<BudgetRow> budgets = new ArrayList<>();
    final List<ReservationRow> reservations = new ArrayList<>();
    final List<EntryRow> entries = new ArrayList<>();
    final List<String> faults = new ArrayList<>();
    final List<Snapshot> snapshots = new ArrayList<>();
    private long clock = 1;

    Books() {
        reserved(SETTLED, 100, true);
        done(Role.FIRST, new Intent.Settle(SETTLED, 80), told("SETTLED", 80));
        replayed(Role.AGAIN, new Intent.Settle(SETTLED, 80), told("SETTLED", 80));
        replayed(Role.OTHER_AMOUNT, new Intent.Settle(SETTLED, 90), told("SETTLED", 80));
        refused(Role.OTHER_BODY, reserve(SETTLED, 101, true), "reservation-conflict");
        add(Role.OTHER_BODY, new Outcome.Unknown("timeout"), reserve(SETTLED, 102, true));
        refused(Role.RESOLVING, reserve(SETTLED, 102, true), "reservation-conflict");
        row(SETTLED, State.SETTLED, OptionalLong.of(80), new Sums(0, 80, 0), true, false);
        entry(SETTLED, 2, "SETTLE", new Sums(-100, 80, 0), "");

        reserved(CORRECTED, 100, true);
        unknown(new Intent.Settle(CORRECTED, 120));
        add(
                Role.RESOLVING,
                answered(Answer.of(Verdict.REPLAYED, told("SETTLED", 120))),
                new Intent.Settle(CORRECTED, 120));
        done(Role.FIRST, new Intent.Correct(CORRECTED, 60, "invoice"), told("SETTLED", 120));
        row(CORRECTED, State.SETTLED, OptionalLong.of(120), new Sums(0, 60, 0), true, false);
        entry(CORRECTED, 2, "SETTLE", new Sums(-100, 100, 0), "");
        entry(CORRECTED, 3, "OVERRUN", new Sums(0, 0, 20), "");
        entry(CORRECTED, 4, "CORRECT", new Sums(0, -40, -20), "invoice");

        reserved(CAPTURED, 100, true);
        row(CAPTURED, State.EXPIRED, OptionalLong.empty(), new Sums(0, 100, 0), true, true);
        entry(CAPTURED, 2, "EXPIRE", new Sums(-100, 100, 0), "captured");

        reserved(LAPSED, 100, false);
        row(LAPSED, State.EXPIRED, OptionalLong.empty(), Sums.NONE, false, false);
        entry(LAPSED, 2, "EXPIRE", new Sums(-100, 0, 0), "released");

        pair();
        budgets.add(budget(ROOT, List.of(ROOT), 1_000, 290));
        budgets.add(budget(ACCOUNT, List.of(ACCOUNT, ROOT), 500, 290));
        snapshots.add(snapshot(State.HELD, 100, 0));
        snapshots.add(snapshot(State.SETTLED, 0, 80));
    }

    /** Everything that is wrong, by all checks. */
    List<Violation> judged() {
        LiveChecks live = new LiveChecks(_ -> false, true);
        List<Violation> all = new ArrayList<>();
        snapshots.forEach(snapshot -> all.addAll(live.check(snapshot)));
        FinalState ledger = FinalState.of(NOW, budgets, reservations, entries, faults);
        all.addAll(FinalChecks.of(history, ledger, live, history.subList(0, 1)));
        return all;
    }

    void replace(ReservationRow row) {
        reservations.replaceAll(old -> old.id().equals(row.id()) ? row : old);
    }

    void replace(BudgetRow row) {
        budgets.replaceAll(old -> old.id().equals(row.id()) ? row : old);
    }

    void remove(UUID reservation) {
        reservations.removeIf(row -> row.id().equals(reservation));
        entries.removeIf(row -> row.reservation().equals(reservation));
    }

    ReservationRow reservation(UUID id) {
        return reservations.stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    void entry(UUID id, int seq, String kind, Sums delta, String reason) {
        entries.add(new EntryRow(id, seq, ACCOUNT, kind, delta, reason));
    }

    void done(Role role, Intent intent, Told told) {
        add(role, answered(Answer.of(Verdict.DONE, told)), intent);
    }

    void replayed(Role role, Intent intent, Told told) {
        add(role, answered(Answer.of(Verdict.REPLAYED, told)), intent);
    }

    void refused(Role role, Intent intent, String problem) {
        add(role, answered(Answer.refused(problem)), intent);
    }

    void unknown(Intent intent) {
        add(Role.FIRST, new Outcome.Unknown("timeout"), intent);
    }

    static Outcome answered(Answer... answers) {
        return new Outcome.Acknowledged(List.of(answers));
    }

    void add(Role role, Outcome outcome, Intent... intents) {
        Span span = new Span(clock, clock, clock + 1);
        clock += 2;
        history.add(new Operation(role, List.of(intents), span, List.of(new Attempt(0, "200")), outcome));
    }

    static Intent.Reserve reserve(UUID id, long amount, boolean dispatched) {
        return new Intent.Reserve(id, ACCOUNT, amount, 10, dispatched, "IMAGE");
    }

    static Told told(String state, long settled) {
        OptionalLong said = settled < 0 ? OptionalLong.empty() : OptionalLong.of(settled);
        return new Told(state, 100, said, 0, true, false, EARLIER);
    }

    static BudgetRow budget(UUID id, List<UUID> path, long limit, long spent) {
        return new BudgetRow(
                id,
                path,
                OptionalLong.of(limit),
                OptionalLong.of(limit),
                1,
                new Sums(0, spent, 0),
                Sums.NONE,
                Map.of("IMAGE", new Sums(0, spent, 0)));
    }

    static ReservationRow row(
            UUID id,
            State state,
            OptionalLong settled,
            Sums sums,
            boolean dispatched,
            boolean unknown,
            Instant resolved) {
        return new ReservationRow(
                id, ACCOUNT, 100, dispatched, "IMAGE", state, settled, sums, unknown, EARLIER, resolved);
    }

    /** As it was while only the first reservation was there. */
    static Snapshot snapshot(State state, long reserved, long spent) {
        Sums sums = new Sums(reserved, spent, 0);
        List<BudgetRow> rows = new ArrayList<>();
        for (List<UUID> path : List.of(List.of(ROOT), List.of(ACCOUNT, ROOT))) {
            BudgetRow row = budget(path.getFirst(), path, 500, 0);
            rows.add(new BudgetRow(
                    row.id(), row.path(), row.limit(), row.ceiling(), 1, sums, Sums.NONE, Map.of("IMAGE", sums)));
        }
        List<Share> held = reserved == 0 ? List.of() : List.of(new Share(ACCOUNT, "IMAGE", new Sums(reserved, 0, 0)));
        return new Snapshot(1, rows, held, List.of(new Share(ACCOUNT, "", sums)), Map.of(SETTLED, state));
    }

    private void pair() {
        Answer granted = Answer.of(Verdict.DONE, told("HELD", -1));
        add(Role.FIRST, answered(granted, granted), reserve(ONE, 100, true), reserve(OTHER, 100, true));
        for (UUID id : List.of(ONE, OTHER)) {
            long actual = id.equals(ONE) ? 50 : 0;
            entry(id, 1, "RESERVE", new Sums(100, 0, 0), "");
            entry(id, 2, "SETTLE", new Sums(-100, actual, 0), "");
            row(id, State.SETTLED, OptionalLong.of(actual), new Sums(0, actual, 0), true, false);
            done(Role.FIRST, new Intent.Settle(id, actual), told("SETTLED", actual));
        }
    }

    private void reserved(UUID id, long amount, boolean dispatched) {
        done(Role.FIRST, reserve(id, amount, dispatched), told("HELD", -1));
        entry(id, 1, "RESERVE", new Sums(amount, 0, 0), "");
    }

    private void row(UUID id, State state, OptionalLong settled, Sums sums, boolean dispatched, boolean unknown) {
        reservations.add(row(id, state, settled, sums, dispatched, unknown, EARLIER.plusSeconds(1)));
    }

    private static UUID id(long number) {
        return new UUID(0x0190_0000_0000_7000L, number);
    }
}
