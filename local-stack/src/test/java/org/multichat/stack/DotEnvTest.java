package org.multichat.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DotEnvTest {

    @Test
    void readsLinesOfKeysAndValues() {
        Map<String, String> values = DotEnv.parse(List.of(
                "# keys",
                "",
                "MODE=PRODUCTION",
                "export OPENAI_API_KEY = sk-a$b#c",
                "RESEARCH_SYSTEM_MESSAGE=\"You are # precise\"  # not this",
                "BUDGET=5   # dollars",
                "UDIO_API_KEY='it''s'",
                "EMPTY=",
                "ONLY_A_COMMENT= # nothing"));

        assertThat(values)
                .containsExactly(
                        entry("MODE", "PRODUCTION"),
                        entry("OPENAI_API_KEY", "sk-a$b#c"),
                        entry("RESEARCH_SYSTEM_MESSAGE", "You are # precise"),
                        entry("BUDGET", "5"),
                        entry("UDIO_API_KEY", "it''s"),
                        entry("EMPTY", ""),
                        entry("ONLY_A_COMMENT", ""));
    }

    @Test
    void namesTheLineThatIsNoSettingButNotItsText() {
        assertThatThrownBy(() -> DotEnv.parse(List.of("MODE=DEV", "sk-secret")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("line 2")
                .hasMessageNotContaining("sk-secret");
    }

    @Test
    void givesWayToTheRealEnvironment() {
        Settings settings = Settings.of(Map.of("BUDGET", "5", "MODE", "DEV"), Map.of("BUDGET", "7"));

        assertThat(settings.get("BUDGET")).contains("7");
        assertThat(settings.get("MODE")).contains("DEV");
        assertThat(settings.get("SONG_COST")).isEmpty();
    }
}
