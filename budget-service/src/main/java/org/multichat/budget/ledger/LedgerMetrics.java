package org.multichat.budget.ledger;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.multichat.budget.ledger.Verdict.Done;
import org.multichat.budget.ledger.Verdict.Refused;
import org.multichat.budget.ledger.Verdict.Replayed;
import org.multichat.budget.reservation.Reservation;

/** What an operator watches: how often which operation is done, replayed or refused, and which leases ended. */
@ApplicationScoped
class LedgerMetrics {

    private final MeterRegistry registry;

    @Inject
    LedgerMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void count(List<Operation> asked, List<Verdict> verdicts) {
        for (int i = 0; i < asked.size(); i++) {
            String type = asked.get(i).type();
            switch (verdicts.get(i)) {
                case Done(Reservation reservation) -> {
                    count(type, "done");
                    long overrun = reservation.standing().overrun().micros();
                    if (overrun > 0) {
                        registry.counter("ledger.overruns", "operation", type).increment();
                    }
                }
                case Replayed _ -> count(type, "replayed");
                case Refused(var problem) ->
                    count(type, problem.type().substring(problem.type().lastIndexOf('/') + 1));
            }
        }
    }

    void countExpired(List<Reservation> ended) {
        for (Reservation reservation : ended) {
            registry.counter("reservation.expired", "as", reservation.standing().unknown() ? "captured" : "released")
                    .increment();
        }
    }

    private void count(String type, String outcome) {
        registry.counter("ledger.operations", "operation", type, "outcome", outcome)
                .increment();
    }
}
