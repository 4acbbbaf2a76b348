package org.multichat.song.udio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multichat.generator.provider.Bound;
import org.multichat.song.setting.SongConfig;

class UdioSettingsTest {

    private static final Map<String, String> SHIPPED = Map.of(
            "udio.credits-per-song", "10",
            "udio.charge-failed", "unknown",
            "udio.media-hosts", "*.suno.ai",
            "udio.look-every", "PT6S",
            "udio.second-within", "PT60S",
            "udio.patience", "PT3M");

    @ParameterizedTest
    @CsvSource({
        ", , , V2, https://udioapi.pro/api/v2/generate, https://udioapi.pro/api/v2/feed, chirp-v4-5",
        "v1, , , V1, https://udioapi.pro/api/generate, https://udioapi.pro/api/feed, chirp-v3-5",
        ", https://udioapi.pro/api/generate, https://udioapi.pro/api/feed?workId=, V1, https://udioapi.pro/api/generate, https://udioapi.pro/api/feed, chirp-v3-5",
        ", http://127.0.0.1:8090/udio/api/v2/generate, , V2, http://127.0.0.1:8090/udio/api/v2/generate, http://127.0.0.1:8090/udio/api/v2/feed, chirp-v4-5",
        "v2, https://songs.example/generate, , V2, https://songs.example/generate, https://songs.example/feed, chirp-v4-5",
    })
    void addressesVersionAndModelFollowFromEachOther(
            String version, String url, String feed, UdioVersion then, String at, String looking, String model) {
        Map<String, String> set = new HashMap<>(Map.of("udio.api-key", "k", "song.cost", "0.05"));
        put(set, "udio.version", version);
        put(set, "udio.generation-url", url);
        put(set, "udio.feed-url", feed);

        UdioSettings settings = settings(set);

        assertThat(settings.version()).isEqualTo(then);
        assertThat(settings.generation()).hasToString(at);
        assertThat(settings.feed()).hasToString(looking);
        assertThat(settings.model()).isEqualTo(model);
    }

    @ParameterizedTest
    @CsvSource({
        "udio.api-key, '', UDIO_API_KEY is not set",
        "udio.version, v3, SONG_API_VERSION is 'v3'",
        "udio.generation-url, udioapi.pro, SONG_GENERATION_URL is no address",
        "udio.generation-url, http://udioapi.pro/api/generate, SONG_GENERATION_URL is no address",
        "udio.feed-url, 'no address', SONG_FEED_URL is no address",
        "song.cost, '', SONG_COST is not set",
    })
    void aSettingThatIsMissingOrWrongIsNamed(String property, String value, String sentence) {
        Map<String, String> set = new HashMap<>(Map.of("udio.api-key", "k", "song.cost", "0.05"));
        set.put(property, value);

        assertThatThrownBy(() -> settings(set)).hasMessageStartingWith(sentence);
    }

    @Test
    void aServerOfOnesOwnMayNeedNoKey() {
        assertThat(settings(Map.of("udio.generation-url", "http://127.0.0.1:8090/api/generate", "song.cost", "0"))
                        .key())
                .isEmpty();
    }

    @Test
    void aFixedPriceIsFirmAndCreditsAreNot() {
        UdioPrice fixed = settings(Map.of("udio.api-key", "k", "song.cost", "0.07", "udio.credit-cost", "9"))
                .price();
        UdioPrice credits = settings(Map.of("udio.api-key", "k", "udio.credit-cost", "0.00512345"))
                .price();

        assertThat(fixed.price().micros()).isEqualTo(70_000);
        assertThat(fixed.bound()).isEqualTo(Bound.HARD);
        assertThat(credits.price().micros()).isEqualTo(51_235);
        assertThat(credits.bound()).isEqualTo(Bound.SOFT);
        assertThat(credits.version()).isEqualTo("credits-10-0.051235");
    }

    private static void put(Map<String, String> set, String name, String value) {
        if (value != null) {
            set.put(name, value);
        }
    }

    private static UdioSettings settings(Map<String, String> set) {
        Map<String, String> all = new HashMap<>(SHIPPED);
        all.putAll(set);
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withMapping(SongConfig.class)
                .withMapping(UdioConfig.class)
                .withSources(new PropertiesConfigSource(all, "test", 100))
                .build();
        return UdioSettings.of(config.getConfigMapping(UdioConfig.class), config.getConfigMapping(SongConfig.class));
    }
}
