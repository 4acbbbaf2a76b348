package org.multichat.song.setting;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Optional;

/** What can be set about songs; the reasons are in {@code application.properties}. */
@ConfigMapping(prefix = "song")
public interface SongConfig {

    /** Who makes them; what the mode brings along where it is not set. */
    Optional<String> provider();

    /** Dollars for a song, whatever it really takes. */
    Optional<BigDecimal> cost();

    /** What a song made here is charged at where no cost is set. */
    @WithDefault("0.05")
    BigDecimal costInDev();

    /** Of songs that are made here. */
    @WithDefault("2026-01-01")
    String priceVersion();

    /** Whether songs made here are charged at that price, or at nothing. */
    @WithDefault("true")
    boolean charge();

    Optional<Path> soundbank();

    @WithDefault("130")
    int secondsInTheMaking();

    /** Of a provider that knows several; its usual one where it is not set. */
    Optional<String> generationModel();

    /** The ancestor's; no provider there is takes it. */
    @WithDefault("0.9")
    BigDecimal temperature();
}
