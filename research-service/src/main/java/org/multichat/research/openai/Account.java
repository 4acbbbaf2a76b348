package org.multichat.research.openai;

import org.multichat.generator.provider.Charged;
import org.multichat.generator.provider.Cost;
import org.multichat.generator.provider.Failure;
import org.multichat.generator.provider.Output;
import org.multichat.kit.problem.Problem;

/** Settles a paper that ends: says what it came to, where that is known, and ends it with a problem where it failed. */
final class Account {

    private final Tariff tariff;
    private final Spending spending;
    private final Output output;
    private boolean open;

    Account(Tariff tariff, Spending spending, Output output) {
        this.tariff = tariff;
        this.spending = spending;
        this.output = output;
    }

    Spending spending() {
        return spending;
    }

    /** The provider has begun. A price that is the same for each paper is owed from now on. */
    void opened() {
        open = true;
    }

    void settle() throws Failure {
        if (tariff.isByUsage() && !spending.spent().isKnown()) {
            throw new Failure(PaperProblems.uncounted(), Charged.UNKNOWN);
        }
        output.usage(tariff.usageOf(spending.spent()));
    }

    /** It ended like this, and what was used is what was counted. */
    Failure failed(Problem problem) {
        return failed(problem, open || tariff.isFree() ? tariff.costOf(spending.spent()) : beforeItBegan());
    }

    /** It ended like this, and something was used besides, or may have been. */
    Failure lost(Problem problem) {
        spending.lost();
        return failed(problem);
    }

    Failure failed(Problem problem, Cost cost) {
        if (cost.usage() != null) {
            output.usage(cost.usage());
        }
        return new Failure(problem, cost.charged());
    }

    private Cost beforeItBegan() {
        return spending.spent().isKnown() ? Cost.NONE : Cost.UNKNOWN;
    }
}
