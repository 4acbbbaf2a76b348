package org.multichat.budget.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.multichat.budget.Calls;
import org.multichat.budget.entry.Entry;
import org.multichat.budget.entry.EntryKind;
import org.multichat.budget.entry.Movement;
import org.multichat.budget.ledger.Operation.Correct;
import org.multichat.budget.ledger.Operation.Reserve;
import org.multichat.budget.ledger.Operation.Reverse;
import org.multichat.budget.ledger.Operation.Settle;
import org.multichat.budget.ledger.Verdict.Done;
import org.multichat.budget.ledger.Verdict.Refused;
import org.multichat.budget.ledger.Verdict.Replayed;
import org.multichat.budget.money.Money;
import org.multichat.budget.reservation.Hold;
import org.multichat.budget.reservation.Purpose;
import org.multichat.budget.reservation.Reservation;
import org.multichat.budget.reservation.ReservationId;
import org.multichat.budget.reservation.ReservationState;
import org.multichat.budget.reservation.Standing;
import org.multichat.budget.tree.BudgetId;
import org.multichat.budget.tree.BudgetState;
import org.multichat.budget.tree.Period;
import org.multichat.budget.tree.RunningPeriod;

/** The policy without a database: the same code that the transactions run. */
class DecisionsTest {

    private static final Instant NOW = Instant.parse("2026-05-04T12:00:00Z");
    private static final IdWindow WINDOW = new IdWindow(Duration.ofHours(24), Duration.ofMinutes(5));
    private static final BudgetId ROOT = new BudgetId(new UUID(1, 1));
    private static final BudgetId LEAF = new BudgetId(new UUID(1, 2));

    private final Books books = new Books(
            List.of(
                    balance(ROOT, List.of(ROOT), new Money(100), Money.ZERO),
                    balance(LEAF, List.of(LEAF, ROOT), null, Money.ZERO)),
            List.of(),
            List.of(),
            NOW);

    @Test
    void reservesOfOneCallDoNotEachTakeTheSameHeadroom() {
        assertThat(decide(reserve(1, 60), reserve(2, 60))).allMatch(Refused.class::isInstance);
        assertThat(books.entries()).isEmpty();
        assertThat(books.shifts()).isEmpty();

        assertThat(decide(reserve(1, 60), reserve(2, 40))).allMatch(Done.class::isInstance);
    }

    @Test
    void anOverrunTakesWhatIsFreeAboveBeforeItIsOverrun() {
        decide(reserve(1, 50), reserve(2, 20));

        decide(new Settle(id(1), 95));

        assertThat(books.entries())
                .extracting(Entry::kind)
                .containsExactly(EntryKind.RESERVE, EntryKind.RESERVE, EntryKind.SETTLE, EntryKind.OVERRUN);
        assertThat(books.entries().getLast().movement()).isEqualTo(Movement.costing(new Money(30), new Money(15)));
        assertThat(books.available(LEAF, Optional.empty())).contains(Money.ZERO);
    }

    @Test
    void aCorrectionDownwardTakesBackTheOverrunFirst() {
        decide(reserve(1, 50));
        decide(new Settle(id(1), 120));

        decide(new Correct(id(1), 90, "invoice"));

        assertThat(books.entries().getLast().movement()).isEqualTo(Movement.costing(new Money(-10), new Money(-20)));
    }

    @Test
    void aReversalTakesBackExactlyWhatStands() {
        decide(reserve(1, 50));
        decide(new Settle(id(1), 120));

        assertThat(decide(new Reverse(id(1), "sorry"))).first().isInstanceOf(Done.class);
        assertThat(decide(new Reverse(id(1), "sorry"))).first().isInstanceOf(Replayed.class);

        assertThat(books.available(LEAF, Optional.empty())).contains(new Money(100));
        assertThat(books.shifts())
                .hasEntrySatisfying(ROOT, shift -> assertThat(shift.running()).isEqualTo(Movement.NONE));
    }

    @Test
    void nothingIsAdmittedWhereTheLimitWasPutBelowWhatIsSpent() {
        Books lowered = new Books(
                List.of(balance(ROOT, List.of(ROOT), new Money(10), new Money(90))), List.of(), List.of(), NOW);

        List<Verdict> verdicts = Decisions.on(lowered, List.of(List.of(reserve(1, 1, ROOT))), WINDOW)
                .getFirst();

        assertThat(verdicts.getFirst()).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.problem().type()).isEqualTo("/problems/budget-exhausted");
            assertThat(refused.problem().more()).containsEntry("headroomMicros", 0L);
        });
    }

    @Test
    void whatWasSpentInThisPeriodComesBackToItWhateverCameBackToTheOneBefore() {
        Instant yesterday = NOW.minus(Duration.ofDays(1));
        RunningPeriod today =
                RunningPeriod.beginning(Period.DAY, ZoneId.of("UTC"), yesterday).next(NOW);
        var whole = new Allowance(new Money(100), Money.ZERO, Money.ZERO);
        var root = new Balance(ROOT, List.of(ROOT), BudgetState.OPEN, today, whole, Map.of(), Money.ZERO);
        Reserve reserve = reserve(1, 70, ROOT);
        var hold = new Hold(id(1), ROOT, reserve.amount(), true, reserve.purpose(), reserve.hash(), yesterday);
        var settled = new Standing(
                ReservationState.SETTLED, new Money(70), new Money(70), Money.ZERO, false, false, NOW, yesterday, 2);
        var paid = new PastEntry(id(1), yesterday, new Money(70), Money.ZERO, null);
        Books nextDay = new Books(List.of(root), List.of(new Reservation(hold, settled)), List.of(paid), NOW);

        List<Operation> asked =
                List.of(new Correct(id(1), 5, "less"), new Correct(id(1), 25, "more"), new Reverse(id(1), "sorry"));
        assertThat(Decisions.on(nextDay, List.of(asked), WINDOW).getFirst()).allMatch(Done.class::isInstance);

        assertThat(nextDay.shifts()).hasEntrySatisfying(ROOT, shift -> {
            assertThat(shift.running()).isEqualTo(Movement.NONE);
            assertThat(shift.closed()).isEqualTo(Movement.costing(new Money(-70), Money.ZERO));
        });
    }

    @Test
    void locksReservationsInTheOrderInWhichPostgresSortsThem() {
        ReservationId high = new ReservationId(new UUID(0x8000_0000_0000_7000L, 0x8000_0000_0000_0000L));
        ReservationId low = new ReservationId(new UUID(0x0100_0000_0000_7000L, 0x8000_0000_0000_0000L));

        assertThat(low).isLessThan(high);
        assertThat(low.value().compareTo(high.value())).isPositive();
    }

    private List<Verdict> decide(Operation... operations) {
        return Decisions.on(books, List.of(List.of(operations)), WINDOW).getFirst();
    }

    private static Balance balance(BudgetId id, List<BudgetId> path, @Nullable Money limit, Money spent) {
        var whole = new Allowance(limit, Money.ZERO, spent);
        return new Balance(id, path, BudgetState.OPEN, RunningPeriod.ENDLESS, whole, Map.of(), Money.ZERO);
    }

    private static Reserve reserve(int number, long amount) {
        return reserve(number, amount, LEAF);
    }

    private static Reserve reserve(int number, long amount, BudgetId budget) {
        Purpose purpose = new Purpose(new UUID(2, 2), "generation", null, null, null, null);
        return new Reserve(id(number), budget, amount, 60, true, purpose);
    }

    private static ReservationId id(int number) {
        return new ReservationId(Calls.idOf(NOW.plusMillis(number)));
    }
}
