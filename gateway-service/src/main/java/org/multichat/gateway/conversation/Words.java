package org.multichat.gateway.conversation;

import java.util.List;
import java.util.stream.Stream;
import org.multichat.kit.problem.Invalid;

/**
 * What is looked for in conversations: all of these, anywhere in a title or a prompt, in any case of letters.
 *
 * @param parts without blanks; none where everything is found
 */
record Words(List<String> parts) {

    static final int MAX_CHARS = 100;

    /** Each is looked for by itself; whoever types more than so many has said enough. */
    static final int MAX_WORDS = 8;

    static final Words ANY = new Words(List.of());

    static Words of(String text) {
        String line = text.strip();
        if (line.isEmpty() || line.codePointCount(0, line.length()) > MAX_CHARS) {
            throw new Invalid("q", "has to be 1 to %d characters".formatted(MAX_CHARS));
        }
        if (line.indexOf('\0') >= 0) {
            throw new Invalid("q", "has no control characters");
        }
        return new Words(Stream.of(line.split("\\s+")).limit(MAX_WORDS).toList());
    }

    /** As {@code ILIKE} has it: what means something there is taken for itself. */
    List<String> patterns() {
        return parts.stream()
                .map(part -> "%" + part.replaceAll("([\\\\%_])", "\\\\$1") + "%")
                .toList();
    }
}
