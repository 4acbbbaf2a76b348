package org.multichat.research.brief;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.multichat.research.document.Document;
import org.multichat.research.document.Origin;
import org.multichat.research.document.Paragraph;

/** Numbers the documents in the order in which they are first cited, and keeps what was cited. */
final class Sources {

    private final Map<String, Document> cited = new LinkedHashMap<>();
    private final Map<String, Set<Integer>> paragraphs = new LinkedHashMap<>();

    /** Such as {@code [2, ¶14, p. 3]}. */
    String cite(Quote quote) {
        return cite(quote.document(), quote.paragraph());
    }

    String cite(Document document, Paragraph paragraph) {
        String key = key(document);
        cited.putIfAbsent(key, document);
        paragraphs.computeIfAbsent(key, _ -> new TreeSet<>()).add(paragraph.number());
        String page = paragraph.page() == 0 ? "" : ", p. " + paragraph.page();
        return "[%d, ¶%d%s]".formatted(numberOf(key), paragraph.number(), page);
    }

    int count() {
        return cited.size();
    }

    /** One line for each, in order. */
    String list() {
        return cited.entrySet().stream()
                .map(entry -> line(
                        numberOf(entry.getKey()), entry.getValue(), paragraphs.getOrDefault(entry.getKey(), Set.of())))
                .collect(Collectors.joining());
    }

    private static String line(int number, Document document, Set<Integer> used) {
        String where = switch (document.origin()) {
            case FOLDER -> Origin.FOLDER.words() + ", file " + Markdown.escaped(document.name());
            case LIBRARY -> Origin.LIBRARY.words();
        };
        return "%d. **%s** (%s): %d of %d paragraphs cited. %s%n"
                .formatted(
                        number,
                        Markdown.escaped(document.title()),
                        where,
                        used.size(),
                        document.paragraphs().size(),
                        places(document, used))
                .replace("\r\n", "\n");
    }

    /** Which section each cited paragraph stands in, where there are sections. */
    private static String places(Document document, Set<Integer> used) {
        Map<String, Set<Integer>> sections = new LinkedHashMap<>();
        for (Paragraph paragraph : document.paragraphs()) {
            if (used.contains(paragraph.number()) && paragraph.heading() != null) {
                sections.computeIfAbsent(paragraph.heading(), _ -> new TreeSet<>())
                        .add(paragraph.number());
            }
        }
        return sections.entrySet().stream()
                .map(section -> "“%s” %s"
                        .formatted(
                                Markdown.escaped(section.getKey()),
                                section.getValue().stream().map(n -> "¶" + n).collect(Collectors.joining(", "))))
                .collect(Collectors.joining("; "));
    }

    private int numberOf(String key) {
        return cited.keySet().stream().toList().indexOf(key) + 1;
    }

    private static String key(Document document) {
        return document.origin() + "/" + document.name();
    }
}
