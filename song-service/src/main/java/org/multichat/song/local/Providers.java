package org.multichat.song.local;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.nio.file.Path;
import java.time.Clock;
import org.multichat.generator.provider.Price;
import org.multichat.generator.provider.Provider;
import org.multichat.song.sound.SoundBank;
import org.multichat.song.sound.Studio;

/** Chooses who makes the songs. */
final class Providers {

    /** Where the synthesizer may look for preferences; the home folder may be read-only and is none of its business. */
    private static final String PREFERENCES = "java.util.prefs.userRoot";

    @Produces
    @ApplicationScoped
    @Startup
    Provider provider(SongConfig config) {
        if (!config.provider().equals(LocalComposer.NAME)) {
            throw new IllegalStateException("SONG_PROVIDER is '%s'; there is only '%s' so far"
                    .formatted(config.provider(), LocalComposer.NAME));
        }
        if (System.getProperty(PREFERENCES) == null) {
            System.setProperty(
                    PREFERENCES,
                    Path.of(System.getProperty("java.io.tmpdir"), "song-service")
                            .toString());
        }
        Price price = config.charge() ? Price.ofDollars(config.cost()) : new Price(0);
        return new LocalComposer(
                new Studio(SoundBank.open(config.soundbank())),
                price,
                config.priceVersion(),
                config.secondsInTheMaking(),
                Clock.systemUTC());
    }
}
