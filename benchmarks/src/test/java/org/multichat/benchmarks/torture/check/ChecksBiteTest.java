package org.multichat.benchmarks.torture.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.multichat.benchmarks.torture.check.Books.ACCOUNT;
import static org.multichat.benchmarks.torture.check.Books.CAPTURED;
import static org.multichat.benchmarks.torture.check.Books.CORRECTED;
import static org.multichat.benchmarks.torture.check.Books.LAPSED;
import static org.multichat.benchmarks.torture.check.Books.NOW;
import static org.multichat.benchmarks.torture.check.Books.OTHER;
import static org.multichat.benchmarks.torture.check.Books.ROOT;
import static org.multichat.benchmarks.torture.check.Books.SETTLED;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.multichat.benchmarks.torture.check.Rows.BudgetRow;
import org.multichat.benchmarks.torture.check.Rows.ReservationRow;
import org.multichat.benchmarks.torture.check.Rows.State;
import org.multichat.benchmarks.torture.check.Rows.Sums;
import org.multichat.benchmarks.torture.load.Answer;
import org.multichat.benchmarks.torture.load.Answer.Verdict;
import org.multichat.benchmarks.torture.load.Intent;
import org.multichat.benchmarks.torture.load.Operation.Outcome;
import org.multichat.benchmarks.torture.load.Operation.Role;

/** A judge who finds nothing has to be shown something. */
@NullMarked
class ChecksBiteTest {

    @Test
    void findsNothingWhereEverythingWentWell() {
        assertThat(new Books().judged()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("planted")
    void findsEveryViolationByItsInvariant(Planted planted) {
        Books books = new Books();

        planted.plant.accept(books);

        assertThat(books.judged()).extracting(Violation::invariant).contains(planted.broken);
    }

    @Test
    void findsDeadlocksAndBrokenConstraintsInTheLogs() {
        assertThat(FinalChecks.clashes(0, 0, List.of())).isEmpty();
        assertThat(FinalChecks.clashes(1, 0, List.of("deadlock detected")))
                .extracting(Violation::invariant)
                .containsExactly(Invariant.NO_CLASHES);
    }

    /** A violation in books that are otherwise clean. */
    record Planted(String name, Invariant broken, Consumer<Books> plant) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Planted> planted() {
        return Stream.of(balances(), losses(), effects(), answersAndEntries(), statesAndLeases(), theRest())
                .flatMap(List::stream);
    }

    private static List<Planted> balances() {
        return List.of(
                new Planted(
                        "OVERSPENT_SNAPSHOT",
                        Invariant.WITHIN_CEILING,
                        books -> books.snapshots.add(Books.snapshot(State.SETTLED, 0, 501))),
                new Planted("BALANCE_DIFFERS_WHILE_IT_RUNS", Invariant.BALANCES_ADD_UP, books -> {
                    Snapshot clean = books.snapshots.getLast();
                    books.snapshots.add(new Snapshot(3, clean.budgets(), clean.held(), List.of(), clean.states()));
                }),
                new Planted(
                        "ROOT_FORGOTTEN",
                        Invariant.BALANCES_ADD_UP,
                        books -> books.replace(Books.budget(ROOT, List.of(ROOT), 1_000, 289))),
                new Planted(
                        "BALANCE_DIFFERS",
                        Invariant.BALANCES_ADD_UP,
                        books -> books.replace(Books.budget(ACCOUNT, List.of(ACCOUNT, ROOT), 500, 291))),
                new Planted("MODALITY_FORGOTTEN", Invariant.BALANCES_ADD_UP, books -> {
                    BudgetRow row = Books.budget(ROOT, List.of(ROOT), 1_000, 290);
                    books.replace(new BudgetRow(
                            ROOT, row.path(), row.limit(), row.ceiling(), 1, row.now(), row.closed(), Map.of()));
                }));
    }

    private static List<Planted> losses() {
        return List.of(
                new Planted(
                        "LOST_ACKNOWLEDGED_RESERVE",
                        Invariant.NOTHING_ACKNOWLEDGED_IS_LOST,
                        books -> books.remove(CAPTURED)),
                new Planted("LOST_ACKNOWLEDGED_SETTLE", Invariant.NOTHING_ACKNOWLEDGED_IS_LOST, books -> {
                    books.replace(changed(books, SETTLED, State.EXPIRED, OptionalLong.empty(), new Sums(0, 100, 0)));
                    books.entries.removeIf(entry -> entry.reservation().equals(SETTLED) && entry.seq() == 2);
                    books.entry(SETTLED, 2, "EXPIRE", new Sums(-100, 100, 0), "captured");
                }),
                new Planted(
                        "SETTLED_FOR_ANOTHER_AMOUNT",
                        Invariant.NOTHING_ACKNOWLEDGED_IS_LOST,
                        books -> books.replace(
                                changed(books, SETTLED, State.SETTLED, OptionalLong.of(81), new Sums(0, 80, 0)))),
                new Planted(
                        "LOST_CORRECTION",
                        Invariant.NOTHING_ACKNOWLEDGED_IS_LOST,
                        books -> books.entries.removeIf(entry -> entry.kind().equals("CORRECT"))),
                new Planted(
                        "FORGOTTEN_RESERVATION",
                        Invariant.NOTHING_ACKNOWLEDGED_IS_LOST,
                        books -> books.refused(Role.FIRST, new Intent.Release(CAPTURED), "reservation-unknown")));
    }

    private static List<Planted> effects() {
        return List.of(
                new Planted(
                        "DUPLICATE_CHARGED_TWICE",
                        Invariant.ONE_ID_ONE_EFFECT,
                        books -> books.entry(SETTLED, 3, "SETTLE", new Sums(0, 80, 0), "")),
                new Planted(
                        "DUPLICATE_ANSWERED_AS_NEW",
                        Invariant.ONE_ID_ONE_EFFECT,
                        books -> books.done(Role.AGAIN, new Intent.Settle(SETTLED, 80), Books.told("SETTLED", 80))),
                new Planted(
                        "OTHER_BODY_ACCEPTED",
                        Invariant.ONE_ID_ONE_EFFECT,
                        books -> books.replayed(
                                Role.OTHER_BODY, Books.reserve(SETTLED, 7, true), Books.told("HELD", -1))),
                new Planted(
                        "MONEY_FROM_NOWHERE",
                        Invariant.ONE_ID_ONE_EFFECT,
                        books -> books.reservations.add(Books.row(
                                UUID.randomUUID(),
                                State.RELEASED,
                                OptionalLong.empty(),
                                Sums.NONE,
                                true,
                                false,
                                NOW))));
    }

    private static List<Planted> answersAndEntries() {
        return List.of(
                new Planted("CORRECTED_TO_SOMETHING_ELSE", Invariant.ONE_ID_ONE_EFFECT, books -> {
                    books.replace(changed(books, CORRECTED, State.SETTLED, OptionalLong.of(120), new Sums(0, 61, 0)));
                    books.entries.removeIf(entry -> entry.kind().equals("CORRECT"));
                    books.entry(CORRECTED, 4, "CORRECT", new Sums(0, -39, -20), "invoice");
                }),
                new Planted(
                        "MISSING_ENTRY",
                        Invariant.ONE_ID_ONE_EFFECT,
                        books -> books.entries.removeIf(entry -> entry.kind().equals("OVERRUN"))),
                new Planted(
                        "UNHEARD_OF_REFUSAL",
                        Invariant.ONE_ID_ONE_EFFECT,
                        books -> books.refused(Role.FIRST, new Intent.Release(CAPTURED), "status-401")));
    }

    private static List<Planted> statesAndLeases() {
        return List.of(
                new Planted(
                        "STATE_WENT_BACK",
                        Invariant.STATES_GO_FORWARD,
                        books -> books.snapshots.add(Books.snapshot(State.HELD, 100, 0))),
                new Planted(
                        "STATE_WITHOUT_ITS_ENTRY",
                        Invariant.STATES_GO_FORWARD,
                        books -> books.replace(
                                changed(books, CAPTURED, State.RELEASED, OptionalLong.empty(), new Sums(0, 100, 0)))),
                new Planted("STRANDED_HOLD", Invariant.NO_STRANDED_HOLDS, books -> {
                    books.replace(changed(books, LAPSED, State.HELD, OptionalLong.empty(), Sums.NONE));
                    books.entries.removeIf(entry -> entry.reservation().equals(LAPSED) && entry.seq() == 2);
                }),
                new Planted("RELEASED_A_DISPATCHED_EXPIRY", Invariant.NO_STRANDED_HOLDS, books -> {
                    books.replace(changed(books, CAPTURED, State.EXPIRED, OptionalLong.empty(), Sums.NONE));
                    books.entries.removeIf(entry -> entry.reservation().equals(CAPTURED) && entry.seq() == 2);
                    books.entry(CAPTURED, 2, "EXPIRE", new Sums(-100, 0, 0), "released");
                }),
                new Planted(
                        "EXPIRED_BEFORE_ITS_TIME",
                        Invariant.NO_STRANDED_HOLDS,
                        books -> books.replace(Books.row(
                                LAPSED, State.EXPIRED, OptionalLong.empty(), Sums.NONE, false, false, Instant.EPOCH))));
    }

    private static List<Planted> theRest() {
        return List.of(
                new Planted(
                        "NEVER_RESOLVED",
                        Invariant.UNKNOWN_RESOLVES,
                        books -> books.unknown(new Intent.Extend(CAPTURED, 10))),
                new Planted("DOES_NOT_RECONCILE", Invariant.RECONCILES, books -> books.faults.add("balance-differs")),
                new Planted("NOT_ALIVE_AFTER_HEAL", Invariant.COMES_BACK, books -> {
                    books.add(Role.FIRST, new Outcome.Unknown("cut off"), new Intent.Look(ROOT));
                    books.history.addFirst(books.history.removeLast());
                }),
                new Planted("HALF_A_PAIR_GRANTED", Invariant.ALL_OR_NONE, books -> books.remove(OTHER)),
                new Planted(
                        "HALF_A_PAIR_ANSWERED",
                        Invariant.ALL_OR_NONE,
                        books -> books.add(
                                Role.FIRST,
                                Books.answered(
                                        Answer.of(Verdict.DONE, Books.told("HELD", -1)),
                                        Answer.refused("budget-exhausted")),
                                Books.reserve(UUID.randomUUID(), 1, true),
                                Books.reserve(UUID.randomUUID(), 1, true))));
    }

    private static ReservationRow changed(Books books, UUID id, State state, OptionalLong settled, Sums sums) {
        ReservationRow row = books.reservation(id);
        Instant resolved = row.resolvedAt();
        return Books.row(id, state, settled, sums, row.dispatched(), row.unknown(), resolved);
    }
}
