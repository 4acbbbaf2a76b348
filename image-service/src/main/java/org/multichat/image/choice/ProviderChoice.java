package org.multichat.image.choice;

import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.multichat.generator.provider.Price;
import org.multichat.generator.provider.Provider;
import org.multichat.image.bfl.BflDoor;
import org.multichat.image.fallback.WithFallback;
import org.multichat.image.local.LocalProvider;
import org.multichat.image.openai.OpenAiDoor;
import org.multichat.image.order.Terms;
import org.multichat.image.setting.ImageConfig;
import org.multichat.provider.setting.Mode;
import org.multichat.provider.setting.ProviderConfig;

/** Who makes the pictures, as it is set. A setting that cannot be stops the start, with a sentence that names it. */
final class ProviderChoice {

    private static final List<String> PROVIDERS = List.of(LocalProvider.NAME, BflDoor.PROVIDER, OpenAiDoor.PROVIDER);

    @Produces
    @Singleton
    @Startup
    Provider provider(ImageConfig config, ProviderConfig providers, BflDoor bfl, OpenAiDoor openAi, Clock clock) {
        config.cost().ifPresent(ProviderChoice::checkCost);
        String chosen = known("IMAGE_PROVIDER", providers.chosen(config.provider(), BflDoor.PROVIDER));
        Maker maker = new Maker(config, providers.mode(), bfl, openAi, clock);
        Provider first = maker.provider(chosen, config.model());
        return config.fallback()
                .map(name -> known("IMAGE_FALLBACK", name))
                .filter(name -> !name.equals(chosen))
                .<Provider>map(name -> {
                    Log.infof("pictures: %s when %s certainly did nothing", name, chosen);
                    return new WithFallback(first, maker.provider(name, config.fallbackModel()));
                })
                .orElse(first);
    }

    private record Maker(ImageConfig config, Mode mode, BflDoor bfl, OpenAiDoor openAi, Clock clock) {

        Provider provider(String name, Optional<String> model) {
            return switch (name) {
                case BflDoor.PROVIDER -> bfl.open(Terms.of(config, model));
                case OpenAiDoor.PROVIDER -> openAi.open(Terms.of(config, model));
                default -> LocalProvider.open(config, localPrice(), clock);
            };
        }

        /** In DEV pictures cost what bought ones would; in PRODUCTION nothing but what is set. */
        private Price localPrice() {
            BigDecimal usual = mode == Mode.DEV ? config.costInDev() : BigDecimal.ZERO;
            return config.chargeLocal() ? Price.ofDollars(config.cost().orElse(usual)) : new Price(0);
        }
    }

    private static String known(String setting, String provider) {
        if (!PROVIDERS.contains(provider)) {
            throw new ConfigurationException("%s is '%s', but pictures are made by one of %s only."
                    .formatted(setting, provider, String.join(", ", PROVIDERS)));
        }
        return provider;
    }

    private static void checkCost(BigDecimal cost) {
        if (cost.signum() < 0 || cost.stripTrailingZeros().scale() > 6) {
            throw new ConfigurationException(
                    "IMAGE_COST is %s, but a price is not negative and has at most six decimals.".formatted(cost));
        }
    }
}
