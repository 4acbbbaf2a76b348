package org.multichat.research.brief;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.multichat.research.question.Question;
import org.multichat.research.question.Term;

/** What to type into a catalogue or a scholarly search engine to go on from here. */
final class SearchStrings {

    private static final List<String> SIDES = List.of(
            "(review OR survey)",
            "(cause OR driver OR origin)",
            "(effect OR impact OR consequence)",
            "(evidence OR data OR statistics)",
            "(criticism OR debate OR limitation)");

    private static final int MAX_MISSING = 3;

    private SearchStrings() {}

    /** Empty where the prompt has no word worth looking for. */
    static List<String> of(Question question, List<Term> missing) {
        String subject = subject(question);
        if (subject.isEmpty()) {
            return List.of();
        }
        List<String> strings = new ArrayList<>();
        question.terms(Term.Part.FOCUS).forEach(term -> strings.add(subject + " AND " + quoted(term.surface())));
        missing.stream()
                .map(term -> quoted(term.surface()))
                .filter(word -> !lower(subject).contains(lower(word.substring(1, word.length() - 1))))
                .limit(MAX_MISSING)
                .forEach(word -> strings.add(subject + " AND " + word));
        SIDES.forEach(side -> strings.add(subject + " AND " + side));
        return strings.stream().distinct().toList();
    }

    private static String subject(Question question) {
        List<String> phrases = question.phrases().isEmpty()
                ? question.terms().stream().map(Term::surface).limit(2).toList()
                : question.phrases();
        return phrases.stream()
                .limit(1)
                .flatMap(first -> Stream.concat(
                        Stream.of(first), phrases.stream().skip(1).limit(1).filter(next -> narrows(first, next))))
                .map(SearchStrings::quoted)
                .collect(Collectors.joining(" AND "));
    }

    /**
     * A verb after a whole phrase only loses results; a name, a phrase, or a word beside a single word narrows them.
     */
    private static boolean narrows(String first, String next) {
        return !first.contains(" ") || next.contains(" ") || Character.isUpperCase(next.codePointAt(0));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** Letters, digits and what joins them: nothing that could end a piece of code in Markdown. */
    private static String quoted(String phrase) {
        return "\"" + phrase.replaceAll("[^\\p{L}\\p{M}\\p{N}' -]", "").strip() + "\"";
    }
}
