package org.multichat.song.choice;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Supplier;
import org.multichat.generator.provider.Price;
import org.multichat.generator.provider.Provider;
import org.multichat.provider.setting.ProviderConfig;
import org.multichat.song.local.LocalComposer;
import org.multichat.song.setting.SongConfig;
import org.multichat.song.sound.SoundBank;
import org.multichat.song.sound.Studio;
import org.multichat.song.udio.UdioProvider;
import org.multichat.song.udio.UdioSetup;

/** Who makes the songs, as it is set. A setting that cannot be stops the start, with a sentence that names it. */
final class Providers {

    /** Where the synthesizer may look for preferences; the home folder may be read-only and is none of its business. */
    private static final String PREFERENCES = "java.util.prefs.userRoot";

    @Produces
    @ApplicationScoped
    @Startup
    Provider provider(SongConfig config, ProviderConfig mode, Instance<UdioSetup> udio) {
        return chosen(config, mode, () -> udio.get().provider());
    }

    static Provider chosen(SongConfig config, ProviderConfig mode, Supplier<Provider> udio) {
        config.cost().ifPresent(Providers::check);
        String chosen = mode.chosen(config.provider(), UdioProvider.NAME);
        return switch (chosen) {
            case LocalComposer.NAME -> local(config);
            case UdioProvider.NAME -> udio.get();
            default ->
                throw new ConfigurationException("SONG_PROVIDER is '%s', but songs are made by '%s' and '%s' only."
                        .formatted(chosen, LocalComposer.NAME, UdioProvider.NAME));
        };
    }

    private static Provider local(SongConfig config) {
        if (System.getProperty(PREFERENCES) == null) {
            System.setProperty(
                    PREFERENCES,
                    Path.of(System.getProperty("java.io.tmpdir"), "song-service")
                            .toString());
        }
        Price price = config.charge() ? Price.ofDollars(config.cost().orElse(config.costInDev())) : new Price(0);
        return new LocalComposer(
                new Studio(SoundBank.open(config.soundbank())),
                price,
                config.priceVersion(),
                config.secondsInTheMaking(),
                Clock.systemUTC());
    }

    private static void check(BigDecimal cost) {
        if (cost.signum() < 0 || cost.stripTrailingZeros().scale() > 6) {
            throw new ConfigurationException(
                    "SONG_COST is %s, but a price is not negative and has at most six decimals.".formatted(cost));
        }
    }
}
