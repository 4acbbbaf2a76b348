package org.multichat.image.local;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.multichat.generator.provider.Provider;

/** Who makes the pictures, as it is set. A setting that cannot be stops the start, with a sentence that names it. */
final class ProviderChoice {

    @Produces
    @Singleton
    @Startup
    Provider provider(ImageConfig config, Clock clock) {
        side("IMAGE_WIDTH", config.width());
        side("IMAGE_HEIGHT", config.height());
        if (!config.provider().equals(LocalProvider.NAME)) {
            throw new ConfigurationException("IMAGE_PROVIDER is '%s', but pictures are made by '%s' only."
                    .formatted(config.provider(), LocalProvider.NAME));
        }
        if (config.cost().signum() < 0 || config.cost().stripTrailingZeros().scale() > 6) {
            throw new ConfigurationException(
                    "IMAGE_COST is %s, but a price is not negative and has at most six decimals."
                            .formatted(config.cost()));
        }
        return new LocalProvider(config, clock, new Atelier());
    }

    private static void side(String setting, int pixels) {
        if (pixels < Wish.SMALLEST || pixels > Wish.LARGEST) {
            throw new ConfigurationException(
                    "%s is %d, but has to be %d to %d.".formatted(setting, pixels, Wish.SMALLEST, Wish.LARGEST));
        }
    }
}
