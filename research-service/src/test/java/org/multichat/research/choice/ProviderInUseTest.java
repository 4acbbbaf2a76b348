package org.multichat.research.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.multichat.generator.provider.Provider;
import org.multichat.research.Works;
import org.multichat.research.search.Library;

class ProviderInUseTest {

    private final Library library = new Library(Optional.empty());

    @Test
    void chargesTheFixedPriceUnlessToldOtherwise() {
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
    void stopsTheStartWithASentence() {
        assertThatThrownBy(() -> provider(Map.of("research.provider", "openai")))
                .hasMessage("RESEARCH_PROVIDER=openai is not built in; there is: local");
        assertThatThrownBy(() -> provider(Map.of("research.max-tokens", "10")))
                .hasMessage("RESEARCH_MAX_TOKENS=10 has to be 800 to 100000");
        assertThatThrownBy(() -> provider(Map.of("research.words-per-second", "-1")))
                .hasMessageContaining("RESEARCH_WORDS_PER_SECOND");
    }

    private Provider provider(Map<String, String> settings) {
        ResearchConfig config = new SmallRyeConfigBuilder()
                .withMapping(ResearchConfig.class)
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(ResearchConfig.class);
        return new ProviderInUse().provider(config, library);
    }
}
