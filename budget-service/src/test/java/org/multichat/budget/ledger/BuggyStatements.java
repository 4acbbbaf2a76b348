package org.multichat.budget.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.multichat.budget.entry.Entry;
import org.multichat.budget.entry.EntryKind;
import org.multichat.budget.ledger.Operation.Reserve;
import org.multichat.budget.ledger.SimulatedDatabase.Written;
import org.multichat.budget.reservation.Hold;
import org.multichat.budget.reservation.Reservation;
import org.multichat.budget.reservation.ReservationId;
import org.multichat.budget.reservation.ReservationState;
import org.multichat.budget.reservation.Standing;
import org.multichat.budget.tree.BudgetId;

/** Statements with a mistake in them: what they lock, read or write is not what it should be. */
final class BuggyStatements extends SimulatedStatements {

    private static final int WRONG_BY_SECONDS = 30;

    private final PlantedBug bug;
    private final Map<ReservationId, String> hashes = new HashMap<>();

    BuggyStatements(Connection connection, SimulatedDatabase database, Set<ReservationId> poison, PlantedBug bug) {
        super(connection, database, poison);
        this.bug = bug;
    }

    @Override
    Opened open(Collection<ReservationId> resolving, Collection<Reserve> reserves) throws SQLException {
        reserves.forEach(reserve -> hashes.put(reserve.id(), reserve.hash()));
        Opened opened = super.open(resolving, reserves);
        return switch (bug) {
            case READ_THEN_WRITE -> unlocked(opened);
            case SETTLED_TWICE -> withKnown(opened, BuggyStatements::heldAgain);
            case OVERRUN_WHILE_SOMETHING_IS_FREE -> reserves.isEmpty() ? full(opened) : opened;
            default -> opened;
        };
    }

    /** Lets others in between reading and writing. */
    private Opened unlocked(Opened opened) {
        transaction.unlockBudgets();
        database.time().pass(2 * VirtualTime.MILLISECOND);
        return opened;
    }

    private static Opened withKnown(Opened opened, UnaryOperator<Reservation> change) {
        return new Opened(
                opened.known().stream().map(change).toList(), opened.inserted(), opened.balances(), opened.began());
    }

    private static Reservation heldAgain(Reservation known) {
        Standing was = known.standing();
        return was.state() == ReservationState.SETTLED
                ? known.with(new Standing(
                        ReservationState.HELD,
                        null,
                        was.spent(),
                        was.overrun(),
                        false,
                        was.reversed(),
                        was.expiresAt(),
                        null,
                        was.lastSeq()))
                : known;
    }

    private static Opened full(Opened opened) {
        return new Opened(
                opened.known(),
                opened.inserted(),
                opened.balances().stream()
                        .map(balance -> withWhole(
                                balance,
                                new Allowance(
                                        balance.whole().spent(),
                                        balance.whole().reserved(),
                                        balance.whole().spent())))
                        .toList(),
                opened.began());
    }

    private static Balance withWhole(Balance balance, Allowance whole) {
        return new Balance(
                balance.id(),
                balance.path(),
                balance.state(),
                balance.period(),
                whole,
                balance.parts(),
                balance.overrun());
    }

    @Override
    boolean isFree(ReservationId id) {
        return bug == PlantedBug.ID_NOT_UNIQUE || super.isFree(id);
    }

    @Override
    List<Balance> lockBudgets(Set<BudgetId> ids) throws SQLException {
        List<Balance> balances = super.lockBudgets(ids);
        return bug == PlantedBug.NO_LIMIT_CHECK
                ? balances.stream().map(BuggyStatements::unbound).toList()
                : balances;
    }

    private static Balance unbound(Balance balance) {
        Allowance whole = balance.whole();
        return withWhole(balance, new Allowance(null, whole.reserved(), whole.spent()));
    }

    @Override
    List<Reservation> readReservations(Collection<ReservationId> ids) throws SQLException {
        List<Reservation> found = super.readReservations(ids);
        return bug == PlantedBug.BODY_NOT_COMPARED
                ? found.stream().map(this::asAsked).toList()
                : found;
    }

    private Reservation asAsked(Reservation known) {
        Hold hold = known.hold();
        return new Reservation(
                new Hold(
                        hold.id(),
                        hold.budgetId(),
                        hold.amount(),
                        hold.dispatched(),
                        hold.purpose(),
                        hashes.getOrDefault(hold.id(), hold.requestHash()),
                        hold.createdAt()),
                known.standing());
    }

    @Override
    List<PastEntry> history(Collection<ReservationId> ids) throws SQLException {
        List<PastEntry> past = super.history(ids);
        return bug == PlantedBug.REFUND_OF_LAST_PERIOD_MAKES_ROOM
                ? past.stream()
                        .map(one -> new PastEntry(
                                one.reservation(), transaction.began, one.spent(), one.overrun(), one.requestHash()))
                        .toList()
                : past;
    }

    @Override
    Instant sweepTime() {
        return bug == PlantedBug.WALL_CLOCK_FOR_LEASES
                ? transaction.began.plusSeconds(WRONG_BY_SECONDS)
                : super.sweepTime();
    }

    @Override
    Collection<Reservation> candidates() {
        return switch (bug) {
            case LEASE_WITHOUT_STATE_CHECK ->
                database.reservations().stream()
                        .map(BuggyStatements::heldAgain)
                        .filter(one -> one.state() == ReservationState.HELD)
                        .toList();
            case RELEASES_DISPATCHED ->
                super.candidates().stream().map(BuggyStatements::undispatched).toList();
            case SWEEPER_PASSES_SOME_OVER ->
                super.candidates().stream()
                        .filter(one -> one.hold().dispatched())
                        .toList();
            default -> super.candidates();
        };
    }

    private static Reservation undispatched(Reservation known) {
        Hold hold = known.hold();
        return new Reservation(
                new Hold(
                        hold.id(),
                        hold.budgetId(),
                        hold.amount(),
                        false,
                        hold.purpose(),
                        hold.requestHash(),
                        hold.createdAt()),
                known.standing());
    }

    @Override
    void write(Written written) throws SQLException {
        switch (bug) {
            case ANSWER_BEFORE_COMMIT -> database.time().in(VirtualTime.MILLISECOND, () -> database.commit(written));
            case ENTRY_FORGOTTEN -> database.commit(written.withEntries(withoutOverrun(written)));
            case EXTENSION_FORGOTTEN ->
                database.commit(written.withChanged(written.changed().stream()
                        .filter(changed -> changed.state() != ReservationState.HELD)
                        .toList()));
            case PERIOD_FORGETS_HOLDS -> {
                written.renewals().forEach(renewal -> database.budget(renewal.id()).whole.reserved = 0);
                database.commit(written);
            }
            case MODALITY_FORGOTTEN -> database.commit(written.withShifts(withoutParts(written)));
            default -> database.commit(written);
        }
    }

    private static List<Entry> withoutOverrun(Written written) {
        return written.entries().stream()
                .filter(entry -> entry.kind() != EntryKind.OVERRUN)
                .toList();
    }

    private static Map<BudgetId, Shift> withoutParts(Written written) {
        Map<BudgetId, Shift> wholes = new HashMap<>();
        written.shifts().forEach((id, shift) -> {
            Shift whole = new Shift();
            whole.add(shift.running(), shift.closed(), Optional.empty());
            wholes.put(id, whole);
        });
        return wholes;
    }
}
