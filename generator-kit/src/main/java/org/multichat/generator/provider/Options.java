package org.multichat.generator.provider;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.multichat.kit.problem.Invalid;

/**
 * What the person chose beyond the words: a few named texts, whole numbers or yes and no. Each provider reads its own.
 */
@Schema(
        type = SchemaType.OBJECT,
        maxProperties = Options.MAX_OPTIONS,
        additionalProperties = Schema.True.class,
        description =
                "What the person chose beyond the words, by the names of the offer: whole numbers, texts, yes and no")
public record Options(@JsonValue Map<String, Object> values) {

    public static final int MAX_OPTIONS = 16;
    private static final int MAX_NAME = 50;
    private static final int MAX_TEXT = 200;
    public static final Options NONE = new Options(Map.of());

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Options {
        if (values.size() > MAX_OPTIONS) {
            throw new IllegalArgumentException("at most %d options".formatted(MAX_OPTIONS));
        }
        values.forEach(Options::check);
        values = new TreeMap<>(values);
    }

    private static void check(String name, Object value) {
        if (name.length() > MAX_NAME) {
            throw new IllegalArgumentException("the name of an option has at most %d characters".formatted(MAX_NAME));
        }
        boolean plain = value instanceof Integer
                || value instanceof Boolean
                || (value instanceof String text && text.length() <= MAX_TEXT);
        if (!plain) {
            throw new Invalid(
                    name,
                    "has to be a whole number, true or false, or a text of at most %d characters".formatted(MAX_TEXT));
        }
    }

    /** The whole number of that name, or what is standard. */
    public int integer(String name, int least, int most, int standard) {
        return switch (values.get(name)) {
            case null -> standard;
            case Integer number when number >= least && number <= most -> number;
            default ->
                throw new Invalid("options." + name, "has to be a whole number from %d to %d".formatted(least, most));
        };
    }

    /** The word of that name, or what is standard. */
    public String choice(String name, List<String> allowed, String standard) {
        return switch (values.get(name)) {
            case null -> standard;
            case String word when allowed.contains(word) -> word;
            default -> throw new Invalid("options." + name, "has to be one of " + String.join(", ", allowed));
        };
    }

    /** The yes or no of that name, or what is standard. */
    public boolean isTrue(String name, boolean standard) {
        return switch (values.get(name)) {
            case null -> standard;
            case Boolean said -> said;
            default -> throw new Invalid("options." + name, "has to be true or false");
        };
    }

    /** A line of that name, if there is one. */
    public Optional<String> line(String name, int maxChars) {
        return switch (values.get(name)) {
            case null -> Optional.empty();
            case String text when isLine(text.strip(), maxChars) -> Optional.of(text.strip());
            default ->
                throw new Invalid("options." + name, "has to be one line of 1 to %d characters".formatted(maxChars));
        };
    }

    private static boolean isLine(String text, int maxChars) {
        return !text.isEmpty()
                && text.codePointCount(0, text.length()) <= maxChars
                && text.codePoints().noneMatch(each -> Character.isISOControl(each) || isHalf(each));
    }

    private static boolean isHalf(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    /** Refuses whatever is not one of these names: an option that is ignored is a promise broken. */
    public void onlyThese(Set<String> known) {
        for (String name : values.keySet()) {
            if (!known.contains(name)) {
                throw new Invalid(
                        "options." + name,
                        "is not an option here; there are: " + String.join(", ", new TreeSet<>(known)));
            }
        }
    }
}
