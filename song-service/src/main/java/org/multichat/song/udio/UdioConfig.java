package org.multichat.song.udio;

import io.smallrye.config.ConfigMapping;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.multichat.generator.provider.Charged;

/** What is set for udio; the defaults and their reasons stand in application.properties. */
@ConfigMapping(prefix = "udio")
interface UdioConfig {

    Optional<String> apiKey();

    /** Where songs are asked for; the address of the version where it is not set. */
    Optional<String> generationUrl();

    /** Where is told how far they are; beside the other where it is not set. */
    Optional<String> feedUrl();

    /** {@code v1} or {@code v2}; what the address looks like where it is not set. */
    Optional<String> version();

    /** Dollars for a credit. */
    Optional<BigDecimal> creditCost();

    int creditsPerSong();

    /** Whether they take money for what they failed to make. */
    Charged chargeFailed();

    /** Where songs may be fetched from: host names, or {@code *.suno.ai} for all below one. */
    List<String> mediaHosts();

    /** About how often they are asked how far a song is. */
    Duration lookEvery();

    /** Once they say that all is done, the second song may take so long after the first. */
    Duration secondWithin();

    /** So long they may be silent about what they have taken on, until it counts as lost. */
    Duration patience();
}
