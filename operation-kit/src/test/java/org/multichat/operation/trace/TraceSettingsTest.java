package org.multichat.operation.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceSettingsTest {

    private static final String ADDRESS = "quarkus.otel.exporter.otlp.endpoint";

    @Test
    void nobodyCollectsSoThereAreNone() {
        assertThat(config(Map.of()).getValue(TraceSettings.DISABLED, boolean.class))
                .isTrue();
        assertThat(config(Map.of(TraceSettings.ENDPOINT, " ")).getValue(TraceSettings.DISABLED, boolean.class))
                .isTrue();
    }

    @Test
    void oneSettingTurnsThemOn() {
        SmallRyeConfig config = config(Map.of(TraceSettings.ENDPOINT, "http://collector:4318"));

        assertThat(config.getValue(TraceSettings.DISABLED, boolean.class)).isFalse();
        assertThat(config.getValue(ADDRESS, String.class)).isEqualTo("http://collector:4318");
    }

    @Test
    void whoKnowsQuarkusHasTheLastWord() {
        SmallRyeConfig config =
                config(Map.of(TraceSettings.ENDPOINT, "http://collector:4318", "QUARKUS_OTEL_SDK_DISABLED", "true"));

        assertThat(config.getValue(TraceSettings.DISABLED, boolean.class)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"collector:4318", "grpc://collector:4317", "http://", "http://a b", "yes"})
    void whatIsNoAddressStopsTheStart(String endpoint) {
        assertThatThrownBy(() -> config(Map.of(TraceSettings.ENDPOINT, endpoint)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(TraceSettings.ENDPOINT)
                .hasMessageNotContaining(endpoint + " ");
    }

    private static SmallRyeConfig config(Map<String, String> environment) {
        return new SmallRyeConfigBuilder()
                .withSources(new EnvConfigSource(environment, 300))
                .withSources(new TraceSettings())
                .build();
    }
}
