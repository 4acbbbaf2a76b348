package org.multichat.simulator.openai.answer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.multichat.simulator.openai.answer.Composed.Citation;
import org.multichat.simulator.openai.request.Words;
import org.multichat.simulator.openai.schema.SchemaAnswer;
import org.multichat.simulator.openai.text.Assignment;
import org.multichat.simulator.openai.text.Prose;
import org.multichat.simulator.openai.text.Tokens;

/** Decides what a model says: the same to the same question, and never more than it may. */
public final class Author {

    public static final String REFUSED = "refusal";
    public static final String FILTERED = "content-filter";
    public static final String CUT_SHORT = "incomplete";
    public static final String FAILED = "failed";
    public static final String OUTSIDE_LABEL = "invalid-label";
    public static final String NO_JSON = "not-json";
    public static final String EMPTY = "empty";

    /** How any answer can end other than well; each is a word of the operation {@code openai.end}. */
    public static final Set<String> ENDS = Set.of(REFUSED, FILTERED, CUT_SHORT, FAILED, OUTSIDE_LABEL, NO_JSON, EMPTY);

    private static final String REFUSAL = "I'm sorry, but I can't help with that request.";
    private static final String LABEL = "HOLOGRAM";

    private Author() {}

    /** @param sources pages the answer may refer to, each by its address */
    public static Composed compose(Asked asked, List<String> sources) {
        int reasoning = reasoningOf(asked);
        if (reasoning >= asked.maxTokens()) {
            return new Composed(asked.maxTokens(), List.of(), Finish.LENGTH, List.of());
        }
        int room = asked.maxTokens() - reasoning;
        if (asked.end() != null) {
            switch (asked.end()) {
                case REFUSED -> {
                    return cut(reasoning, REFUSAL, List.of(), room, Finish.REFUSAL);
                }
                case EMPTY -> {
                    return new Composed(reasoning, List.of(), Finish.STOP, List.of());
                }
                default -> {
                    // The others spoil the answer that is written below.
                }
            }
        }
        List<Citation> citations = new ArrayList<>();
        String text = textFor(asked, sources, citations);
        int half = Math.max(1, Tokens.count(text) / 2);
        boolean filtered = FILTERED.equals(asked.end());
        return filtered || CUT_SHORT.equals(asked.end()) || FAILED.equals(asked.end())
                ? cut(
                        reasoning,
                        text,
                        citations,
                        Math.min(room, half),
                        filtered ? Finish.CONTENT_FILTER : Finish.LENGTH)
                : cut(reasoning, text, citations, room, Finish.STOP);
    }

    private static String textFor(Asked asked, List<String> sources, List<Citation> citations) {
        String prompt = Words.unscripted(asked.prompt());
        if (asked.schema() != null && !NO_JSON.equals(asked.end())) {
            JsonNode json = OUTSIDE_LABEL.equals(asked.end())
                    ? SchemaAnswer.outside(asked.schema(), prompt, asked.seed(), LABEL)
                    : SchemaAnswer.of(asked.schema(), prompt, asked.seed());
            return json.toString();
        }
        String prose = Prose.of(Assignment.of(prompt), asked.seed());
        return sources.isEmpty() ? prose : cited(prose, sources, citations);
    }

    /** Refers to a source after every third sentence or so. */
    private static String cited(String prose, List<String> sources, List<Citation> citations) {
        StringBuilder text = new StringBuilder();
        int from = 0;
        int sentences = 0;
        for (int stop = prose.indexOf(". "); stop >= 0; stop = prose.indexOf(". ", from)) {
            text.append(prose, from, stop);
            if (sentences++ % 3 == 0) {
                int number = citations.size() % sources.size();
                text.append(' ');
                int start = text.length();
                text.append('[').append(number + 1).append(']');
                citations.add(new Citation(start, text.length(), sources.get(number), "Source " + (number + 1)));
            }
            text.append(". ");
            from = stop + 2;
        }
        return text.append(prose.substring(from)).toString();
    }

    private static Composed cut(int reasoning, String text, List<Citation> citations, int most, Finish otherwise) {
        List<String> tokens = Tokens.of(text);
        if (tokens.size() <= most) {
            return new Composed(reasoning, tokens, otherwise, List.copyOf(citations));
        }
        List<String> some = List.copyOf(tokens.subList(0, most));
        int end = String.join("", some).length();
        return new Composed(
                reasoning,
                some,
                otherwise == Finish.CONTENT_FILTER ? otherwise : Finish.LENGTH,
                citations.stream().filter(citation -> citation.end() <= end).toList());
    }

    private static int reasoningOf(Asked asked) {
        int usual = switch (asked.effort()) {
            case "minimal" -> 16;
            case "low" -> 96;
            case "medium" -> 384;
            case "high" -> 1_200;
            case "xhigh" -> 2_400;
            case "max" -> 4_800;
            default -> 0;
        };
        return usual + (int) (usual * Math.floorMod(asked.seed(), 50L) / 100);
    }
}
