package org.multichat.research.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.multichat.generator.provider.Provider;
import org.multichat.provider.call.ProviderGuards;
import org.multichat.provider.setting.ProviderConfig;
import org.multichat.research.Works;
import org.multichat.research.search.Library;
import org.multichat.research.setting.ResearchConfig;

@QuarkusTest
class ProviderInUseTest {

    @Inject
    ProviderGuards guards;

    private final Library library = new Library(Optional.empty());

    @Test
    void aBriefOfOurOwnHasAFixedPriceUnlessToldOtherwise() {
        assertThat(provider(Map.of()).quote(Works.of("opera")).maxMicros()).isEqualTo(10_000);
        assertThat(provider(Map.of("research.cost", "0.25"))
                        .quote(Works.of("opera"))
                        .maxMicros())
                .isEqualTo(250_000);
        assertThat(provider(Map.of("research.charge-in-dev", "false"))
                        .quote(Works.of("opera"))
                        .maxMicros())
                .isZero();
    }

    @Test
    void theModeDecidesWhoWritesUnlessItIsSet() {
        assertThat(provider(Map.of()).name()).isEqualTo("local");
        assertThat(provider(Map.of("provider.mode", "PRODUCTION", "research.provider", "local"))
                        .name())
                .isEqualTo("local");
        assertThatThrownBy(() -> provider(Map.of("provider.mode", "PRODUCTION")))
                .as("OpenAI itself without a key")
                .hasMessageContaining("OPENAI_API_KEY is not set");
    }

    @Test
    void stopsTheStartWithASentence() {
        assertThatThrownBy(() -> provider(Map.of("research.provider", "suno")))
                .hasMessage("RESEARCH_PROVIDER=suno is not built in; there are: local, openai");
        assertThatThrownBy(() -> provider(Map.of("research.max-tokens", "10")))
                .hasMessage("RESEARCH_MAX_TOKENS=10 has to be 800 to 100000");
        assertThatThrownBy(() -> provider(Map.of("research.words-per-second", "-1")))
                .hasMessageContaining("RESEARCH_WORDS_PER_SECOND");
        assertThatThrownBy(() -> provider(Map.of("research.cost", "-1"))).hasMessageContaining("RESEARCH_COST");
    }

    private Provider provider(Map<String, String> settings) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withMapping(ResearchConfig.class)
                .withMapping(ProviderConfig.class)
                .withDefaultValue("provider.mode", "DEV")
                .withDefaultValue("provider.openai.base-url", "https://api.openai.com/v1")
                .withDefaultValues(settings)
                .build();
        return new ProviderInUse()
                .provider(
                        config.getConfigMapping(ResearchConfig.class),
                        config.getConfigMapping(ProviderConfig.class),
                        library,
                        guards,
                        Clock.systemUTC());
    }
}
