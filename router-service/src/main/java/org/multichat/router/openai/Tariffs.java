package org.multichat.router.openai;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.multichat.provider.price.ModelPrice;
import org.multichat.provider.price.PriceList;

/** Which tariff holds today: the one that is set, else the list's; none where the list does not know the model. */
final class Tariffs {

    private static final BigDecimal MICROS = BigDecimal.valueOf(1_000_000);

    private final String model;
    private final Optional<Tariff> fixed;
    private final PriceList prices;
    private final Clock clock;

    Tariffs(LlmConfig config, PriceList prices, Clock clock) {
        this.model = config.model();
        this.fixed = config.cost().map(Tariffs::micros).map(Tariff.Fixed::new);
        this.prices = prices;
        this.clock = clock;
    }

    private static long micros(BigDecimal dollars) {
        try {
            long micros = dollars.multiply(MICROS).longValueExact();
            if (micros >= 0) {
                return micros;
            }
        } catch (ArithmeticException _) {
            // Told like a negative one.
        }
        throw new ConfigurationException(
                "ROUTER_COST is %s, but a price is not negative and has at most six decimals.".formatted(dollars));
    }

    Optional<Tariff> today() {
        return fixed.or(() -> listed().map(price -> new Tariff.ByUsage(price, prices.version())));
    }

    /** What somebody has to know who runs this; told at the start. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (today().isEmpty()) {
            warnings.add(("nobody knows what %s costs: the local classifier decides alone. Set ROUTER_COST, or"
                            + " PROVIDER_PRICES to a list with its price")
                    .formatted(model));
        }
        listed().flatMap(this::end).ifPresent(warnings::add);
        return warnings;
    }

    private Optional<String> end(ModelPrice price) {
        return price.endsOn()
                .map(end -> "%s %s switched off by its provider on %s: set ROUTER_MODEL_NAME to %s"
                        .formatted(
                                model,
                                end.isAfter(day()) ? "is" : "was",
                                end,
                                price.successor() == null ? "another model" : price.successor()));
    }

    private Optional<ModelPrice> listed() {
        return prices.of(model, day());
    }

    private LocalDate day() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
