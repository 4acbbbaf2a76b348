package org.multichat.research.brief;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.multichat.research.document.Paragraph;
import org.multichat.research.question.Question;
import org.multichat.research.search.Findings;
import org.multichat.research.search.Hit;

/** The question, taken apart: where the documents at hand touch on a part of it, and where nothing is at hand. */
final class QuestionTree {

    static final String NO_SOURCE = "*no source at hand*";

    /** Pointers to one part of the question; more would be a list nobody follows. */
    private static final int MAX_POINTERS = 2;

    /** A word in passing does not make a paragraph deal with an aspect; a heading or several words do. */
    private static final int LEAST_CUES = 2;

    private static final int HEADING_CUES = 3;

    /** Words of the prompt that are named as missing; a long prompt has dozens. */
    private static final int MAX_MISSING = 6;

    private QuestionTree() {}

    static String of(Question question, Findings findings, Sources sources) {
        StringBuilder tree = new StringBuilder("- **" + Markdown.escaped(question.title()) + "**\n");
        for (Aspect aspect : Aspect.values()) {
            tree.append(
                    "  - %s: %s %s%n".formatted(aspect.word(), aspect.question(), pointers(aspect, findings, sources)));
        }
        if (!findings.isEmpty()) {
            findings.missing().stream()
                    .limit(MAX_MISSING)
                    .forEach(term -> tree.append("  - “%s”: not mentioned in the sources of this brief; %s%n"
                            .formatted(Markdown.escaped(term.surface()), NO_SOURCE)));
        }
        return tree.toString().replace("\r\n", "\n");
    }

    private static String pointers(Aspect aspect, Findings findings, Sources sources) {
        if (findings.isEmpty()) {
            return "→ " + NO_SOURCE;
        }
        List<Hit> best = findings.hits().stream()
                .filter(hit -> cues(aspect, hit.paragraph()) >= LEAST_CUES)
                .sorted(Comparator.comparingDouble((Hit hit) -> cues(aspect, hit.paragraph()) * (0.5 + hit.relevance()))
                        .reversed())
                .limit(MAX_POINTERS)
                .toList();
        return best.isEmpty()
                ? "→ " + NO_SOURCE
                : "→ see "
                        + best.stream()
                                .map(hit -> sources.cite(hit.document(), hit.paragraph()))
                                .collect(Collectors.joining(" "));
    }

    private static long cues(Aspect aspect, Paragraph paragraph) {
        String heading = paragraph.heading();
        // The first words of a text say what its subject is, once.
        long opening = aspect == Aspect.DEFINITION && paragraph.number() == 1 ? LEAST_CUES : 0;
        return opening
                + aspect.cuesIn(paragraph.text())
                + (heading == null ? 0 : HEADING_CUES * aspect.cuesIn(heading));
    }
}
