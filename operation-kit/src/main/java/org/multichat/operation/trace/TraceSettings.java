package org.multichat.operation.trace;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/** There are traces where {@code OTEL_EXPORTER_OTLP_ENDPOINT} says who collects them: one setting turns all on. */
public final class TraceSettings implements ConfigSourceFactory {

    static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";
    static final String DISABLED = "quarkus.otel.sdk.disabled";

    /** The exporter's own default, which nobody asked for, must not be what is exported to. */
    private static final String ADDRESS = "quarkus.otel.exporter.otlp.endpoint";

    /** Below the environment and application.properties, above what is the same in every service. */
    private static final int ORDINAL = 150;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        Map<String, String> settings = new HashMap<>();
        Optional<String> endpoint = endpoint(context);
        settings.put(DISABLED, Boolean.toString(endpoint.isEmpty()));
        endpoint.ifPresent(address -> settings.put(ADDRESS, address));
        return List.of(new PropertiesConfigSource(settings, "whether there are traces", ORDINAL));
    }

    @Override
    public OptionalInt getPriority() {
        return OptionalInt.of(ORDINAL);
    }

    private static Optional<String> endpoint(ConfigSourceContext context) {
        Optional<String> endpoint = Optional.ofNullable(context.getValue(ENDPOINT))
                .map(ConfigValue::getValue)
                .map(String::strip)
                .filter(text -> !text.isEmpty());
        endpoint.filter(address -> !isAddress(address)).ifPresent(_ -> {
            // Without the value: addresses may hold passwords.
            throw new ConfigurationException(
                    "%s: it has to be an address of HTTP, such as http://collector:4318.".formatted(ENDPOINT));
        });
        return endpoint;
    }

    private static boolean isAddress(String text) {
        try {
            URI address = URI.create(text);
            @Nullable String scheme = address.getScheme();
            return address.getHost() != null && ("http".equals(scheme) || "https".equals(scheme));
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }
}
