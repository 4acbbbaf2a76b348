package org.multichat.operation.start;

import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigValidationException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.multichat.operation.setting.KnownSettings;

/** Why a service does not start, if it is a setting: named as people write it, and never with a secret's value. */
final class NotStarted {

    /** How SmallRye says what is wrong: its number, the property, perhaps the value, and what somebody made of it. */
    private static final Pattern PROPERTY =
            Pattern.compile("(?:SRCFG\\d+: )(.*?)(?:config )?property '?([\\w.\\-\"\\[\\]]+)'?(.*)", Pattern.DOTALL);

    /** A failure has few causes; a chain that has more turns in a circle. */
    private static final int MAX_CAUSES = 20;

    private NotStarted() {}

    static Optional<String> because(Throwable failure) {
        return causes(failure)
                .flatMap(cause -> inWords(cause).stream())
                .findFirst()
                .map(words -> words.replaceAll("\\s*\\R\\s*", " "));
    }

    private static Optional<String> inWords(Throwable cause) {
        return switch (cause) {
            case QuarkusBindException taken -> Optional.of(taken(taken.getPort()));
            case ConfigValidationException invalid ->
                Optional.of(IntStream.range(0, invalid.getProblemCount())
                        .mapToObj(problem ->
                                named(String.valueOf(invalid.getProblem(problem).getMessage())))
                        .distinct()
                        .collect(Collectors.joining("; ")));
            case ConfigurationException ours -> Optional.of(named(String.valueOf(ours.getMessage())));
            case IllegalArgumentException value
            when isConfig(value) -> Optional.of(named(String.valueOf(value.getMessage())));
            case NoSuchElementException missing
            when isConfig(missing) -> Optional.of(named(String.valueOf(missing.getMessage())));
            default -> Optional.empty();
        };
    }

    private static String taken(int port) {
        return "port %d is in use by another program: free it, or choose another%s"
                .formatted(
                        port,
                        SettingNames.of("quarkus.http.port")
                                .map(name -> " by " + name)
                                .orElse(""));
    }

    private static boolean isConfig(Throwable failure) {
        return failure.getMessage() != null && failure.getMessage().startsWith("SRCFG");
    }

    /** The same with the setting's name in front, where the property is known to come from one. */
    private static String named(String message) {
        Matcher words = PROPERTY.matcher(message);
        if (!words.find()) {
            return message;
        }
        String property = words.group(2);
        Optional<String> name = SettingNames.of(property);
        if (name.filter(KnownSettings::isSecret).isPresent()) {
            return "%s (%s) has a value that is of no use".formatted(name.get(), property);
        }
        return name.map(setting -> setting + ": ").orElse("") + plain(message);
    }

    /** SmallRye's words, without its numbers and classes. */
    private static String plain(String message) {
        return message.replaceAll("SRCFG\\d+: ", "")
                .replaceAll("(?:java\\.\\S+Exception: )", "")
                .replace("The config property ", "")
                .replace(" with the config value ", " is ")
                .replace(" threw an Exception whilst being converted", ":");
    }

    private static Stream<Throwable> causes(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (@Nullable Throwable each = failure; each != null && causes.size() < MAX_CAUSES; each = each.getCause()) {
            causes.add(each);
        }
        return causes.reversed().stream();
    }
}
