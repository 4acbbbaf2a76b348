package org.multichat.operation.start;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.multichat.operation.setting.KnownSettings;

/** Which setting a property comes from: {@code image.width=${IMAGE_WIDTH:512}} comes from IMAGE_WIDTH. */
final class SettingNames {

    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)[:}]");

    private SettingNames() {}

    /** Read anew each time: it is asked once, by a service that does not start. */
    static Optional<String> of(String property) {
        return Stream.of("application.properties", "META-INF/microprofile-config.properties")
                .flatMap(SettingNames::resources)
                .flatMap(file -> Optional.ofNullable(file.getProperty(property)).stream())
                .map(EXPRESSION::matcher)
                .filter(Matcher::find)
                .map(expression -> expression.group(1))
                .findFirst()
                .or(() -> ofMapping(property));
    }

    /** A property without an expression is set by its own name in capitals: CHAT_LEASE is chat.lease. */
    private static Optional<String> ofMapping(String property) {
        String name = property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
        return Optional.of(name).filter(KnownSettings.shipped().names()::contains);
    }

    private static Stream<Properties> resources(String name) {
        try {
            ClassLoader loader = Thread.currentThread().getContextClassLoader();
            return Collections.list(loader.getResources(name)).stream().map(SettingNames::read);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Properties read(URL resource) {
        Properties properties = new Properties();
        try (InputStream in = resource.openStream()) {
            properties.load(in);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return properties;
    }
}
