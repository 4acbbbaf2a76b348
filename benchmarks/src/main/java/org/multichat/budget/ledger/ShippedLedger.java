package org.multichat.budget.ledger;

import io.agroal.api.AgroalDataSource;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.multichat.benchmarks.ledger.peer.Answer;
import org.multichat.budget.database.LedgerUnavailable;
import org.multichat.budget.reservation.Purpose;
import org.multichat.budget.reservation.ReservationId;
import org.multichat.budget.tree.BudgetId;

/** The ledger as the service puts it together, nothing left out: called where HTTP would call it. */
public final class ShippedLedger {

    private static final int LEASE_SECONDS = 120;

    private final Ledger ledger;

    private ShippedLedger(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * With the meters that the service has, deprecated or not.
     *
     * @param settings the service's own
     */
    @SuppressWarnings("deprecation")
    public static ShippedLedger on(AgroalDataSource pool, SmallRyeConfigBuilder settings) {
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        var config = settings.withMapping(LedgerConfig.class).build().getConfigMapping(LedgerConfig.class);
        return new ShippedLedger(new Ledger(pool, registry, new LedgerMetrics(registry), config));
    }

    /** What waits is answered; before its connections are closed. */
    public void close() {
        ledger.close();
    }

    public Answer reserve(UUID id, UUID budget, long micros) {
        Purpose purpose = new Purpose(id, "generation", "IMAGE", "local", "artwork", "2026-01");
        return answer(new Operation.Reserve(
                new ReservationId(id), new BudgetId(budget), micros, LEASE_SECONDS, true, purpose));
    }

    public Answer settle(UUID id, long micros) {
        return answer(new Operation.Settle(new ReservationId(id), micros));
    }

    private Answer answer(Operation operation) {
        try {
            return switch (ledger.submit(List.of(operation))
                    .toCompletableFuture()
                    .join()
                    .getFirst()) {
                case Verdict.Done _ -> Answer.DONE;
                case Verdict.Replayed _ -> Answer.REPLAYED;
                case Verdict.Refused _ -> Answer.REFUSED;
            };
        } catch (LedgerUnavailable full) {
            return Answer.UNAVAILABLE;
        } catch (CompletionException failed) {
            if (!(failed.getCause() instanceof LedgerUnavailable)) {
                throw failed;
            }
            return Answer.UNAVAILABLE;
        }
    }
}
