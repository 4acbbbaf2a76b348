package org.multichat.benchmarks.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** SQL that is too long to stand in Java. */
public final class Scripts {

    private Scripts() {}

    /** The file of that name beside the class. */
    public static String read(Class<?> user, String name) {
        try (InputStream file = Objects.requireNonNull(user.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
