package org.multichat.gateway.budget;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;
import org.multichat.gateway.account.Account;
import org.multichat.gateway.account.AccountId;
import org.multichat.gateway.money.Money;
import org.multichat.gateway.neighbour.NeighbourRefused;
import org.multichat.gateway.turn.TurnId;
import org.multichat.kit.problem.Problem;
import org.multichat.kit.problem.ProblemMapper;

/**
 * Sets money aside and puts it right afterwards. Every call may be repeated with the same reservation id and gets the
 * same answer. All of them throw {@link org.multichat.gateway.neighbour.Unavailable} when the budget service does not
 * answer, and {@link NeighbourRefused} with its problem when it says no.
 */
@ApplicationScoped
public class Ledger {

    private static final String UNKNOWN = "/problems/reservation-unknown";
    private static final String HELD = "HELD";

    private final BudgetClient client;
    private final BudgetTree tree;
    private final BudgetNeighbour neighbour;

    @Inject
    Ledger(@RestClient BudgetClient client, BudgetTree tree, BudgetNeighbour neighbour) {
        this.client = client;
        this.tree = tree;
        this.neighbour = neighbour;
    }

    /** Sets money aside. Nothing is dispatched before this has returned. */
    public void reserve(Account account, Hold hold) {
        tree.plant();
        var _ = transact(account.id(), operation(account, hold));
    }

    /**
     * Puts an earlier hold right and sets money aside, in one call. The first stands even if the second is refused.
     *
     * @param cost is told what the earlier one has cost, once that stands
     */
    public void reserve(Account account, Hold hold, Resolution earlier, Consumer<Money> cost) {
        tree.plant();
        List<BudgetClient.Result> results = ask(account.id(), List.of(operation(earlier), operation(account, hold)));
        standing(account.id(), earlier, results.getFirst()).ifPresent(cost);
        var _ = granted(results.getLast());
    }

    /** Puts a hold right. Nothing where the ledger does not know it, which may mean that it does not know it yet. */
    public Optional<Money> resolve(AccountId account, Resolution hold) {
        return standing(account, hold, ask(account, List.of(operation(hold))).getFirst());
    }

    /** Takes what was really used; the rest comes back. */
    public Money settle(AccountId account, UUID reservation, Money actual) {
        BudgetClient.Reservation settled = transact(account, new BudgetClient.Settle(reservation, actual.micros()));
        return new Money(settled.costMicros());
    }

    /** Gives everything back: nothing was used. */
    public void release(AccountId account, UUID reservation) {
        transact(account, new BudgetClient.Release(reservation));
    }

    /** Takes a cost back, for good. */
    public void reverse(AccountId account, UUID reservation, String reason) {
        transact(account, new BudgetClient.Reverse(reservation, reason));
    }

    /** What was spent, newest first. */
    public CostPage costs(Account account, CostFilter filter, @Nullable String cursor, int limit) {
        tree.plant();
        BudgetClient.Reservations page = neighbour.ask(() -> client.reservations(
                neighbour.token(account.id()),
                account.budget(),
                true,
                null,
                false,
                filter.modality(),
                filter.provider(),
                filter.unknownOnly(),
                text(filter.begins()),
                text(filter.ends()),
                cursor,
                limit));
        return new CostPage(page.reservations().stream().map(Ledger::cost).toList(), page.nextCursor());
    }

    /** What is set aside now, the oldest first, at most {@code most}. */
    public List<OpenHold> holds(Account account, int most) {
        tree.plant();
        BudgetClient.Reservations page = neighbour.ask(() -> client.reservations(
                neighbour.token(account.id()),
                account.budget(),
                false,
                HELD,
                true,
                null,
                null,
                false,
                null,
                null,
                null,
                most));
        return page.reservations().stream().map(Ledger::hold).toList();
    }

    /** One cost of this account, if there is such a one. */
    public Optional<CostRecord> cost(Account account, UUID reservation) {
        try {
            return Optional.of(neighbour.ask(() -> client.reservation(neighbour.token(account.id()), reservation)))
                    .filter(found -> found.budgetId().equals(account.budget()))
                    .map(Ledger::cost);
        } catch (NeighbourRefused refused) {
            if (refused.problem().status() == 404) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /**
     * Sums of what was spent.
     *
     * @param by {@code modality}, {@code provider}, {@code day}, or {@code day_modality}, whose keys are both with a
     *     blank between them
     */
    public CostSums sums(Account account, String by, CostFilter filter) {
        tree.plant();
        BudgetClient.Summary summary = neighbour.ask(() -> client.summary(
                neighbour.token(account.id()),
                account.budget(),
                by,
                filter.firstDay(),
                filter.dayAfter(),
                filter.zone().getId(),
                filter.modality(),
                filter.provider(),
                filter.unknownOnly()));
        return new CostSums(
                summary.groups().stream()
                        .map(group -> new CostSums.Group(group.key(), new Money(group.costMicros()), group.count()))
                        .toList(),
                new Money(summary.totalMicros()),
                summary.count());
    }

    private BudgetClient.Reservation transact(AccountId account, BudgetClient.Operation operation) {
        return granted(ask(account, List.of(operation)).getFirst());
    }

    private List<BudgetClient.Result> ask(AccountId account, List<BudgetClient.Operation> operations) {
        return neighbour
                .ask(() -> client.transact(neighbour.token(account), new BudgetClient.Transaction(operations)))
                .results();
    }

    private static BudgetClient.Reservation granted(BudgetClient.Result result) {
        BudgetClient.Reservation reservation = result.reservation();
        if (result.outcome() == BudgetClient.Done.REFUSED || reservation == null) {
            throw new NeighbourRefused(problemOf(result));
        }
        return reservation;
    }

    private Optional<Money> standing(AccountId account, Resolution asked, BudgetClient.Result result) {
        if (result.outcome() != BudgetClient.Done.REFUSED && result.reservation() != null) {
            return Optional.of(new Money(result.reservation().costMicros()));
        }
        Problem problem = problemOf(result);
        if (problem.type().equals(UNKNOWN)) {
            return Optional.empty();
        }
        // It was put right before, in another way: the first time stands.
        BudgetClient.Reservation stands =
                neighbour.ask(() -> client.reservation(neighbour.token(account), asked.reservation()));
        Log.warnf(
                "reservation %s: cannot be resolved with $%s (%s); it stands with %d micro-dollars",
                asked.reservation(), asked.actual(), problem.title(), stands.costMicros());
        return Optional.of(new Money(stands.costMicros()));
    }

    private static Problem problemOf(BudgetClient.Result result) {
        Problem problem = result.problem();
        return problem == null ? ProblemMapper.ofStatus(409) : problem;
    }

    private static BudgetClient.Operation operation(Resolution resolution) {
        return resolution.actual().isZero()
                ? new BudgetClient.Release(resolution.reservation())
                : new BudgetClient.Settle(
                        resolution.reservation(), resolution.actual().micros());
    }

    private static BudgetClient.Operation operation(Account account, Hold hold) {
        return new BudgetClient.Reserve(
                hold.reservation(),
                account.budget(),
                hold.most().micros(),
                Math.toIntExact(Math.max(1, hold.lease().toSeconds())),
                true,
                new BudgetClient.Purpose(
                        hold.turn().value(),
                        hold.step(),
                        hold.modality() == null ? null : hold.modality().name(),
                        hold.provider(),
                        hold.model(),
                        hold.priceVersion()));
    }

    private static CostRecord cost(BudgetClient.Reservation reservation) {
        BudgetClient.Purpose purpose = reservation.purpose();
        return new CostRecord(
                reservation.id(),
                new TurnId(purpose.turnId()),
                purpose.modality(),
                purpose.provider(),
                new Money(reservation.costMicros()),
                reservation.unknown(),
                reservation.createdAt());
    }

    private static OpenHold hold(BudgetClient.Reservation reservation) {
        BudgetClient.Purpose purpose = reservation.purpose();
        Instant since = reservation.createdAt();
        Instant expiresAt = reservation.expiresAt();
        return new OpenHold(
                reservation.id(),
                new TurnId(purpose.turnId()),
                purpose.modality(),
                new Money(reservation.amountMicros()),
                since,
                expiresAt == null ? since : expiresAt);
    }

    private static @Nullable String text(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }
}
