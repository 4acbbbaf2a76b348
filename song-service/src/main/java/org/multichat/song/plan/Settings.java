package org.multichat.song.plan;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A properties file that is part of this service. That it is there and complete is our own affair. */
public final class Settings {

    private final String name;
    private final Properties values = new Properties();

    public Settings(String name) {
        this.name = name;
        try (InputStream file = Settings.class.getResourceAsStream("/" + name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is missing");
            }
            values.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public Set<String> keys() {
        return values.stringPropertyNames();
    }

    public @Nullable String find(String key) {
        return values.getProperty(key);
    }

    public String get(String key) {
        String value = values.getProperty(key);
        if (value == null) {
            throw new IllegalStateException("%s does not say %s".formatted(name, key));
        }
        return value;
    }

    public int integer(String key) {
        return Integer.parseInt(get(key));
    }

    public List<String> list(String key) {
        return split(get(key), ",");
    }

    /** The pieces between the separators, without the blanks around them. */
    public static List<String> split(String text, String separator) {
        return Arrays.stream(text.split(java.util.regex.Pattern.quote(separator), -1))
                .map(String::strip)
                .toList();
    }
}
