package org.multichat.operation.setting;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Secrets out of files, as Docker and Kubernetes bring them: {@code BFL_API_KEY_FILE=/run/secrets/bfl} instead of
 * {@code BFL_API_KEY=...}. What cannot be right stops the start; no message holds what a file holds.
 */
public final class SecretFiles implements ConfigSourceFactory {

    /** Above the environment, where an empty {@code BFL_API_KEY=} would hide the file. */
    private static final int ORDINAL = 310;

    /** A path that leads to something else than a secret is noticed before it fills the memory. */
    private static final int MAX_BYTES = 65_536;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        Map<String, String> read = new HashMap<>();
        for (String secret : KnownSettings.shipped().secrets()) {
            String setting = KnownSettings.fileSetting(secret);
            value(context, setting).ifPresent(path -> {
                if (value(context, secret).isPresent()) {
                    throw new ConfigurationException(
                            "%s and %s are both set: only one of them can hold.".formatted(secret, setting));
                }
                read.put(secret, content(setting, path));
            });
        }
        return List.of(new PropertiesConfigSource(read, "files of secrets", ORDINAL));
    }

    /** Beside the environment, where the paths are, and below it. */
    @Override
    public OptionalInt getPriority() {
        return OptionalInt.of(ORDINAL);
    }

    private static Optional<String> value(ConfigSourceContext context, String name) {
        return Optional.ofNullable(context.getValue(name))
                .map(ConfigValue::getValue)
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    private static String content(String setting, String path) {
        try (InputStream file = Files.newInputStream(Path.of(path))) {
            byte[] bytes = file.readNBytes(MAX_BYTES + 1);
            String secret = new String(bytes, StandardCharsets.UTF_8).strip();
            if (bytes.length > MAX_BYTES || secret.isEmpty()) {
                throw new ConfigurationException("%s: %s %s."
                        .formatted(setting, path, secret.isEmpty() ? "is empty" : "is too large for a secret"));
            }
            return secret;
        } catch (IOException | InvalidPathException failed) {
            throw new ConfigurationException("%s: %s cannot be read (%s)."
                    .formatted(setting, path, failed.getClass().getSimpleName()));
        }
    }
}
