package org.multichat.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file {@code .env}: lines of {@code KEY=VALUE}, empty lines and comments. Nothing in it is expanded, so a key with
 * a dollar sign in it stays what it is.
 */
final class DotEnv {

    private static final Pattern LINE =
            Pattern.compile("(?:export\\s+)?(?<key>[A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(?<value>.*)");

    private static final Pattern QUOTED = Pattern.compile("(?<quote>[\"'])(?<text>.*)\\k<quote>\\s*(?:#.*)?");

    private static final Pattern COMMENT = Pattern.compile("(?:^|\\s+)#.*$");

    private DotEnv() {}

    static Map<String, String> read(Path file) {
        if (!Files.exists(file)) {
            return Map.of();
        }
        try {
            return parse(Files.readAllLines(file));
        } catch (IOException failed) {
            throw new CannotStart("%s cannot be read: %s".formatted(file, failed.getMessage()), failed);
        }
    }

    static Map<String, String> parse(List<String> lines) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            Matcher parts = LINE.matcher(line);
            if (!parts.matches()) {
                // The line itself is not repeated: it may be half a secret.
                throw new CannotStart(".env, line %d: a line is KEY=VALUE or a # comment".formatted(i + 1));
            }
            values.put(parts.group("key"), valueOf(parts.group("value").strip()));
        }
        return values;
    }

    private static String valueOf(String text) {
        Matcher quoted = QUOTED.matcher(text);
        return quoted.matches()
                ? quoted.group("text")
                : COMMENT.matcher(text).replaceFirst("").strip();
    }
}
