package org.multichat.router.training;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.multichat.router.model.Label;

/** The prompts the model is trained with: {@code prompts.tsv}. */
public final class LabelledPrompts {

    public record Row(Label label, String prompt, String source) {}

    private LabelledPrompts() {}

    public static List<Row> all() {
        return new String(bytes(), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .map(LabelledPrompts::row)
                .toList();
    }

    public static byte[] bytes() {
        return bytesOf("/org/multichat/router/training/prompts.tsv");
    }

    static byte[] bytesOf(String resource) {
        try (InputStream file = Objects.requireNonNull(LabelledPrompts.class.getResourceAsStream(resource), resource)) {
            return file.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Row row(String line) {
        List<String> columns = List.of(line.split("\t", -1));
        Label label = Label.valueOf(columns.getFirst().toUpperCase(Locale.ROOT).replace('-', '_'));
        return new Row(label, columns.get(1), columns.get(2));
    }
}
