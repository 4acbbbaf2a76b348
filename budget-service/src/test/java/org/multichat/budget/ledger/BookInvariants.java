package org.multichat.budget.ledger;

import static org.multichat.budget.ledger.Invariant.BALANCES_ARE_SUMS_OF_ENTRIES;
import static org.multichat.budget.ledger.Invariant.LEASE_ENDS_BY_WHAT_WAS_DISPATCHED;
import static org.multichat.budget.ledger.Invariant.LEASE_IS_NOT_CUT_SHORT;
import static org.multichat.budget.ledger.Invariant.ONE_ID_ONE_EFFECT;
import static org.multichat.budget.ledger.Invariant.OVERRUN_ONLY_WITHOUT_HEADROOM;
import static org.multichat.budget.ledger.Invariant.RESERVATIONS_ARE_PROVEN;
import static org.multichat.budget.ledger.Invariant.SPENT_IN_ITS_PERIOD;
import static org.multichat.budget.ledger.Invariant.STATES_ONLY_MOVE_FORWARD;
import static org.multichat.budget.ledger.Invariant.WITHIN_THE_LIMIT;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.multichat.budget.entry.Entry;
import org.multichat.budget.entry.EntryKind;
import org.multichat.budget.ledger.Books.Renewal;
import org.multichat.budget.ledger.SimulatedDatabase.Written;
import org.multichat.budget.reservation.Hold;
import org.multichat.budget.reservation.Reservation;
import org.multichat.budget.reservation.ReservationId;
import org.multichat.budget.reservation.ReservationState;
import org.multichat.budget.tree.BudgetId;
import org.multichat.budget.tree.Modality;

/** Follows the entries of every commit, adds up for itself, and compares with what the rows say then. */
final class BookInvariants {

    private final Findings findings;
    private final Map<BudgetId, Account> accounts = new HashMap<>();
    private final Map<ReservationId, Story> stories = new HashMap<>();
    private final Set<UUID> intentions = new HashSet<>();

    BookInvariants(Findings findings) {
        this.findings = findings;
    }

    void added(SimulatedBudget budget) {
        accounts.put(budget.id, new Account(budget));
    }

    void changed(SimulatedBudget budget) {
        account(budget.id).set(budget);
    }

    void committed(Written written, SimulatedDatabase database) {
        Set<BudgetId> touched = new LinkedHashSet<>();
        for (Renewal renewal : written.renewals()) {
            findings.saw("period ended");
            account(renewal.id()).renew(renewal.next());
            touched.add(renewal.id());
        }
        written.opened().forEach(opened -> stories.putIfAbsent(opened.id(), new Story(opened)));
        for (Entry entry : written.entries()) {
            follow(entry, written);
            touched.addAll(account(entry.budget()).path);
        }
        Stream.concat(written.opened().stream(), written.changed().stream())
                .map(Reservation::id)
                .forEach(id -> compare(database.row(id), id));
        touched.forEach(id -> compare(database.budget(id), account(id)));
    }

    private void follow(Entry entry, Written written) {
        Story story = stories.get(entry.reservation());
        if (story == null) {
            findings.broken(RESERVATIONS_ARE_PROVEN, entry, "without a reservation");
            return;
        }
        findings.saw(entry.kind());
        Invariant broken = story.take(entry);
        if (broken != null) {
            findings.broken(broken, entry, "comes after", story.last);
        }
        if (entry.kind() == EntryKind.RESERVE) {
            findings.mustHold(
                    intentions.add(story.hold.purpose().turnId()), ONE_ID_ONE_EFFECT, "reserved once more", entry);
        }
        if (entry.kind() == EntryKind.EXPIRE) {
            findings.mustHold(story.endedAsItShould(entry), LEASE_ENDS_BY_WHAT_WAS_DISPATCHED, entry);
            findings.mustHold(written.began().isAfter(story.last.expiresAt()), LEASE_IS_NOT_CUT_SHORT, story.last);
        }
        move(entry, story.hold, written.now());
    }

    private void move(Entry entry, Hold hold, Instant now) {
        List<Account> path =
                account(entry.budget()).path.stream().map(this::account).toList();
        long freeBefore = free(path, hold.modality());
        for (Account level : path) {
            findings.mustHold(level.period.counts(now), SPENT_IN_ITS_PERIOD, "dated before its period", entry);
            level.move(entry, hold);
        }
        long free = free(path, hold.modality());
        boolean takesMore = entry.movement().reserved().isPositive()
                || entry.movement().spent().plus(entry.movement().reserved()).isPositive();
        if (takesMore && free < 0) {
            findings.broken(WITHIN_THE_LIMIT, entry, "where", freeBefore, "was free");
        }
        boolean addsOverrun = entry.movement().overrun().isPositive();
        if (addsOverrun && free > 0) {
            findings.broken(OVERRUN_ONLY_WITHOUT_HEADROOM, entry, "leaves", free, "free");
        }
    }

    private static long free(List<Account> path, Optional<Modality> modality) {
        return path.stream()
                .flatMap(level -> level.tallies(modality))
                .mapToLong(Account.Tally::free)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private void compare(@Nullable Reservation row, ReservationId id) {
        Story story = Objects.requireNonNull(stories.get(id));
        if (row == null) {
            findings.broken(RESERVATIONS_ARE_PROVEN, id, "is gone");
            return;
        }
        findings.mustHold(story.proves(row), RESERVATIONS_ARE_PROVEN, "the entries say otherwise", row);
        findings.mustHold(row.hold().equals(story.hold), STATES_ONLY_MOVE_FORWARD, "what was asked has changed", row);
        findings.mustHold(
                !row.standing().expiresAt().isBefore(story.last.expiresAt()),
                LEASE_IS_NOT_CUT_SHORT,
                "its lease ends earlier than before",
                row);
        story.last = row.standing();
    }

    private void compare(SimulatedBudget row, Account account) {
        boolean sums = account.whole.agreesInAll(row.whole)
                && row.overrun + row.closedOverrun == account.overrunEver
                && account.parts.entrySet().stream()
                        .allMatch(part -> part.getValue().agreesInAll(row.part(part.getKey())));
        if (!sums) {
            findings.broken(
                    BALANCES_ARE_SUMS_OF_ENTRIES,
                    row.id,
                    "has reserved",
                    row.whole.reserved,
                    "and spent",
                    row.whole.spent + row.whole.closed,
                    "its entries say",
                    account.whole.reserved,
                    "and",
                    account.whole.spentEver);
        }
        boolean running = account.whole.agreesInPeriod(row.whole)
                && row.overrun == account.overrunRunning
                && account.parts.entrySet().stream()
                        .allMatch(part -> part.getValue().agreesInPeriod(row.part(part.getKey())));
        if (!running) {
            findings.broken(
                    SPENT_IN_ITS_PERIOD,
                    row.id,
                    "has spent",
                    row.whole.spent,
                    "and overrun",
                    row.overrun,
                    "its entries say",
                    account.whole.spentRunning,
                    "and",
                    account.overrunRunning);
        }
        boolean within = account.whole.isWithinCeiling()
                && account.parts.values().stream().allMatch(Account.Tally::isWithinCeiling);
        findings.mustHold(within, WITHIN_THE_LIMIT, row.id);
    }

    /** When everything has come to rest. */
    void atTheEnd(SimulatedDatabase database) {
        Collection<Reservation> rows = database.reservations();
        rows.stream()
                .filter(row -> row.state() == ReservationState.HELD)
                .findFirst()
                .ifPresent(row -> findings.broken(Invariant.NOTHING_STAYS_HELD, row));
        stories.keySet().forEach(id -> compare(database.row(id), id));
        database.budgets.values().forEach(row -> {
            compare(row, account(row.id));
            findings.mustHold(row.whole.reserved == 0, Invariant.NOTHING_STAYS_HELD, row.id);
        });
    }

    private Account account(BudgetId id) {
        return Objects.requireNonNull(accounts.get(id));
    }
}
