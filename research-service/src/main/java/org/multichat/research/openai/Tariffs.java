package org.multichat.research.openai;

import java.time.LocalDate;
import java.util.Optional;
import org.multichat.generator.provider.Price;
import org.multichat.kit.problem.Refusal;
import org.multichat.provider.call.ProviderProblems;
import org.multichat.provider.price.PriceList;

/**
 * What papers cost by model and day.
 *
 * @param fixed the same for every paper; where it is not set, the list decides
 * @param fixedVersion which price list the fixed price is
 */
record Tariffs(Optional<Price> fixed, String fixedVersion, PriceList list) {

    /** @throws Refusal when nobody knows what the model costs */
    Tariff of(String model, LocalDate day) {
        Tariff tariff =
                new Tariff(version(), fixed.orElse(null), list.of(model, day).orElse(null));
        if (tariff.isByUsage() && tariff.list() == null) {
            throw new Refusal(ProviderProblems.priceUnknown(model, "RESEARCH_COST"));
        }
        return tariff;
    }

    String version() {
        return fixed.isPresent() ? fixedVersion : list.version();
    }

    boolean isFree() {
        return fixed.filter(price -> price.micros() == 0).isPresent();
    }
}
