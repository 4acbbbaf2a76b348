package org.multichat.song.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.multichat.generator.provider.Options;
import org.multichat.generator.provider.Prompt;
import org.multichat.generator.provider.Work;

class ProvidersTest {

    @Test
    void aProviderThatThereIsNotStopsTheStartWithItsName() {
        assertThatThrownBy(() -> new Providers().provider(config(Map.of("song.provider", "suno"))))
                .hasMessage("SONG_PROVIDER is 'suno'; there is only 'local' so far");
    }

    @Test
    void aSongCostsWhatIsSetAndNothingWhenDevelopmentIsFree() {
        assertThat(quoted(Map.of("song.cost", "0.07"))).isEqualTo(70_000);
        assertThat(quoted(Map.of())).isEqualTo(50_000);
        assertThat(quoted(Map.of("song.cost", "0.07", "song.charge", "false"))).isZero();
    }

    private static long quoted(Map<String, String> settings) {
        Work work =
                new Work(UUID.randomUUID(), new Prompt("jazz"), List.of(), Options.NONE, 0, java.time.Instant.EPOCH);
        return new Providers().provider(config(settings)).quote(work).maxMicros();
    }

    private static SongConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withMapping(SongConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build()
                .getConfigMapping(SongConfig.class);
    }
}
