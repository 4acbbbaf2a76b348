package org.multichat.song.local;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Optional;

/** What can be set about songs; the reasons are in {@code application.properties}. */
@ConfigMapping(prefix = "song")
interface SongConfig {

    @WithDefault("local")
    String provider();

    /** Dollars for a song. */
    @WithDefault("0.05")
    BigDecimal cost();

    @WithDefault("2026-01-01")
    String priceVersion();

    @WithDefault("true")
    boolean charge();

    Optional<Path> soundbank();

    @WithDefault("130")
    int secondsInTheMaking();

    /** Reserved for providers that know several models. */
    Optional<String> generationModel();

    /** Reserved for providers that take it. */
    @WithDefault("0.9")
    BigDecimal temperature();
}
