package org.multichat.song.udio;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.URI;
import java.util.Optional;
import org.multichat.generator.provider.Charged;
import org.multichat.provider.setting.ApiKey;
import org.multichat.provider.setting.Keys;
import org.multichat.song.setting.SongConfig;

/**
 * What is set for udio, checked and completed.
 *
 * @param generation where songs are asked for
 * @param feed where is told how far they are
 */
record UdioSettings(
        UdioVersion version,
        URI generation,
        URI feed,
        Optional<ApiKey> key,
        String model,
        UdioPrice price,
        Charged chargeFailed,
        Pace pace) {

    private static final URI OWN = URI.create("https://udioapi.pro");

    /** @throws ConfigurationException naming the variable that is missing or wrong */
    static UdioSettings of(UdioConfig udio, SongConfig song) {
        Optional<URI> set = udio.generationUrl().map(text -> address("SONG_GENERATION_URL", text));
        UdioVersion version = UdioVersion.of(udio.version(), set);
        URI generation = set.orElse(version.address());
        return new UdioSettings(
                version,
                generation,
                udio.feedUrl().map(text -> address("SONG_FEED_URL", text)).orElse(generation.resolve("feed")),
                Keys.of(udio.apiKey(), "UDIO_API_KEY", generation, OWN),
                song.generationModel().orElse(version.usualModel()),
                UdioPrice.of(song.cost(), udio.creditCost(), udio.creditsPerSong()),
                udio.chargeFailed(),
                new Pace(udio.lookEvery(), udio.secondWithin(), udio.patience()));
    }

    /** Without what the ancestor's settings end with: {@code ?workId=}. */
    private static URI address(String variable, String text) {
        try {
            URI address = URI.create(text.strip().replaceFirst("\\?.*", ""));
            boolean isWeb = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
            boolean isOpen = "http".equals(address.getScheme()) && OWN.getHost().equals(address.getHost());
            if (isWeb && address.getHost() != null && !isOpen) {
                return address;
            }
        } catch (IllegalArgumentException _) {
            // Told below, like one without a host.
        }
        throw new ConfigurationException(
                "%s is no address such as https://udioapi.pro/api/v2/generate.".formatted(variable));
    }
}
