package org.multichat.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SimulationTest {

    @Test
    void aPersonsKeysAndAddressesGoNowhereElse() {
        Settings own = new Settings(Map.of(
                "OPENAI_API_KEY", "sk-canary-of-a-person",
                "BFL_API_KEY", "canary-too",
                "UDIO_API_KEY_FILE", "/a/canary/of/a/person",
                "OPENAI_BASE_URL", "https://api.openai.com/v1",
                "IMAGE_PROVIDER", "local",
                "BUDGET", "7",
                "SONG_COST", "0.09"));
        Ports ports = Ports.of(own, Part.all(true));

        Settings simulated = Simulation.of(own, ports);

        assertThat(simulated.values().values()).noneMatch(value -> value.contains("canary"));
        assertThat(simulated.values())
                .containsEntry("MODE", "PRODUCTION")
                .containsEntry("OPENAI_BASE_URL", "http://127.0.0.1:8090/openai/v1")
                .containsEntry("PROVIDER_TRUSTED_ORIGINS", "http://127.0.0.1:8090")
                .containsEntry("BUDGET", "7")
                .containsEntry("SONG_COST", "0.09")
                .doesNotContainKey("IMAGE_PROVIDER");
        assertThat(Simulation.isWanted(simulated)).isTrue();
        assertThat(Simulation.isWanted(own)).isFalse();
    }
}
