package org.multichat.benchmarks.house;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A paper in Markdown as models write them: headings, paragraphs, emphasis, links, lists and tables. */
final class Paper {

    private static final String[] WORDS =
            ("the tide rises twice each day because the moon draws water towards itself and "
                            + "the earth turns below it while coasts rivers and shallow seas delay what comes and add what they keep")
                    .split(" ", -1);

    private static final int SECTION = 60;
    private static final int TABLE = 45;
    private static final int LIST = 30;
    private static final int PARAGRAPH = 15;

    private Paper() {}

    /** @param n which piece, from 0 */
    static String piece(int n, int words) {
        String text = IntStream.range(n * words, (n + 1) * words)
                .mapToObj(at -> WORDS[at % WORDS.length])
                .collect(Collectors.joining(" "));
        if (n % SECTION == 0) {
            return "\n\n## Part %d\n\n%s ".formatted(n / SECTION + 1, text);
        }
        return switch (n % SECTION) {
            case TABLE -> "\n\n| Place | Height |\n|---|---|\n| Brest | 6.1 m |\n| %s | 7.2 m |\n\n".formatted(text);
            case LIST -> "\n\n- %s\n- and so on\n\n".formatted(text);
            case PARAGRAPH -> "\n\n**%s** and [its source](https://example.org/%d) ".formatted(text, n);
            default -> text + " ";
        };
    }
}
