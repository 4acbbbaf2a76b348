package org.multichat.operation.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFilesTest {

    private static final String KEY = "sk-canary-0123456789";

    @TempDir
    Path folder;

    @Test
    void aSecretComesOutOfItsFile() throws IOException {
        Path file = Files.writeString(folder.resolve("openai"), KEY + "\n");

        assertThat(value(Map.of("OPENAI_API_KEY_FILE", file.toString()))).isEqualTo(KEY);
    }

    @Test
    void anEmptySettingDoesNotHideTheFile() throws IOException {
        Path file = Files.writeString(folder.resolve("openai"), KEY);

        assertThat(value(Map.of("OPENAI_API_KEY_FILE", file.toString(), "OPENAI_API_KEY", "")))
                .isEqualTo(KEY);
    }

    @Test
    void withoutAFileTheEnvironmentHolds() {
        assertThat(value(Map.of("OPENAI_API_KEY", KEY, "OPENAI_API_KEY_FILE", "")))
                .isEqualTo(KEY);
    }

    @Test
    void bothStopTheStart() throws IOException {
        Path file = Files.writeString(folder.resolve("openai"), KEY);

        assertThatThrownBy(() -> value(Map.of("OPENAI_API_KEY_FILE", file.toString(), "OPENAI_API_KEY", "sk-other")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("OPENAI_API_KEY and OPENAI_API_KEY_FILE are both set: only one of them can hold.");
    }

    @Test
    void aFileThatCannotBeReadStopsTheStart() {
        Path missing = folder.resolve("missing");

        assertThatThrownBy(() -> value(Map.of("OPENAI_API_KEY_FILE", missing.toString())))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("OPENAI_API_KEY_FILE: %s cannot be read (NoSuchFileException).", missing);
        assertThatThrownBy(() -> value(Map.of("OPENAI_API_KEY_FILE", folder.toString())))
                .hasMessageContainingAll("OPENAI_API_KEY_FILE", folder.toString(), "cannot be read");
    }

    @Test
    void aFileThatHoldsNoSecretStopsTheStart() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty"), " \n");
        Path large = Files.writeString(folder.resolve("large"), "x".repeat(70_000));

        assertThatThrownBy(() -> value(Map.of("OPENAI_API_KEY_FILE", empty.toString())))
                .hasMessage("OPENAI_API_KEY_FILE: %s is empty.", empty);
        assertThatThrownBy(() -> value(Map.of("OPENAI_API_KEY_FILE", large.toString())))
                .hasMessage("OPENAI_API_KEY_FILE: %s is too large for a secret.", large);
    }

    private static String value(Map<String, String> environment) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withSources(new EnvConfigSource(environment, 300))
                .withSources(new SecretFiles())
                .build();
        return config.getValue("OPENAI_API_KEY", String.class);
    }
}
