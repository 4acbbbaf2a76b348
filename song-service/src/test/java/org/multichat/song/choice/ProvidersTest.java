package org.multichat.song.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multichat.generator.provider.Options;
import org.multichat.generator.provider.Prompt;
import org.multichat.generator.provider.Provider;
import org.multichat.generator.provider.Work;
import org.multichat.provider.setting.ProviderConfig;
import org.multichat.song.setting.SongConfig;

class ProvidersTest {

    @ParameterizedTest
    @CsvSource({"DEV, '', local", "PRODUCTION, '', udio", "PRODUCTION, local, local", "DEV, udio, udio"})
    void theModeDecidesUnlessSomebodyDoes(String mode, String set, String chosen) {
        String provider;
        try {
            provider = provider(Map.of("provider.mode", mode, "song.provider", set))
                    .name();
        } catch (AskedForUdio asked) {
            provider = "udio";
        }

        assertThat(provider).isEqualTo(chosen);
    }

    @Test
    void aProviderThatThereIsNotStopsTheStartWithItsName() {
        assertThatThrownBy(() -> provider(Map.of("song.provider", "suno")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("SONG_PROVIDER is 'suno', but songs are made by 'local' and 'udio' only.");
    }

    @ParameterizedTest
    @CsvSource({"-0.01", "0.0000001"})
    void aPriceThatCannotBeStopsTheStart(String cost) {
        assertThatThrownBy(() -> provider(Map.of("song.cost", cost)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("SONG_COST is ");
    }

    @Test
    void aSongCostsWhatIsSetAndNothingWhenDevelopmentIsFree() {
        assertThat(quoted(Map.of("song.cost", "0.07"))).isEqualTo(70_000);
        assertThat(quoted(Map.of())).isEqualTo(50_000);
        assertThat(quoted(Map.of("song.cost", "0.07", "song.charge", "false"))).isZero();
    }

    private static long quoted(Map<String, String> settings) {
        Work work = new Work(UUID.randomUUID(), new Prompt("jazz"), List.of(), Options.NONE, 0, Instant.EPOCH);
        return provider(settings).quote(work).maxMicros();
    }

    private static Provider provider(Map<String, String> settings) {
        Map<String, String> all =
                new HashMap<>(Map.of("provider.mode", "DEV", "provider.openai.base-url", "https://api.openai.com/v1"));
        all.putAll(settings);
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withMapping(SongConfig.class)
                .withMapping(ProviderConfig.class)
                .withSources(new PropertiesConfigSource(all, "test", 100))
                .build();
        return Providers.chosen(
                config.getConfigMapping(SongConfig.class), config.getConfigMapping(ProviderConfig.class), () -> {
                    throw new AskedForUdio();
                });
    }

    private static final class AskedForUdio extends RuntimeException {}
}
