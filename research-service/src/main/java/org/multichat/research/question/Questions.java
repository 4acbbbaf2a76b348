package org.multichat.research.question;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.multichat.generator.provider.Past;
import org.multichat.generator.provider.Work;
import org.multichat.research.words.Language;

/** Reads a prompt, with the turns before it where it goes on with them. */
public final class Questions {

    public static final String LENGTH = "length";

    private Questions() {}

    /** @throws org.multichat.kit.problem.Invalid when an option is unknown or not one of its words */
    public static Question of(Work work) {
        work.options().onlyThese(Set.of(LENGTH));
        boolean chosen = work.options().values().containsKey(LENGTH);
        Length option = Length.of(work.options().choice(LENGTH, Length.words(), Length.STANDARD.word()));

        List<String> thread = thread(work);
        Optional<Length> wish = thread.stream()
                .skip(1)
                .map(FollowUp::wish)
                .flatMap(Optional::stream)
                .reduce((_, last) -> last);
        return question(thread, chosen ? option : wish.orElse(option));
    }

    /** The words of a title that say what it is about. */
    public static Set<String> subjectOf(String title, Language language) {
        return PromptWords.termsOf(title, language, Term.Part.TOPIC).stream()
                .filter(term -> term.part() == Term.Part.TOPIC)
                .map(Term::form)
                .collect(Collectors.toSet());
    }

    /** The prompt that says what it is about, and those that go on with it. */
    private static List<String> thread(Work work) {
        String prompt = Subject.withoutAddresses(work.prompt().text());
        List<String> thread = new ArrayList<>(List.of(prompt));
        List<Past> papers = work.context().stream()
                .filter(past -> past.modality().equals("RESEARCH"))
                .toList();
        for (Past past : papers.reversed()) {
            if (!FollowUp.isOne(thread.getFirst())) {
                break;
            }
            thread.addFirst(Subject.withoutAddresses(past.prompt()));
        }
        return thread;
    }

    /** What stands in the title is the subject; what a long prompt says besides counts for less. */
    private static List<Term> termsOf(String prompt, Language language) {
        List<Term> title = PromptWords.termsOf(Subject.of(prompt), language, Term.Part.TOPIC);
        List<Term> whole = PromptWords.termsOf(prompt, language, Term.Part.TOPIC);
        if (title.stream().noneMatch(term -> term.part() == Term.Part.TOPIC)) {
            return whole;
        }
        Set<String> named = title.stream().map(Term::form).collect(Collectors.toSet());
        List<Term> terms = new ArrayList<>(title);
        whole.stream()
                .filter(term -> !named.contains(term.form()))
                .forEach(term -> terms.add(new Term(term.form(), term.surface(), Term.Part.ASPECT)));
        return terms;
    }

    private static Question question(List<String> thread, Length length) {
        String base = thread.getFirst();
        Language language = Language.of(base);
        StringBuilder title = new StringBuilder(Subject.of(base));
        Map<String, Term> terms = new LinkedHashMap<>();
        termsOf(base, language).forEach(term -> terms.put(term.form(), term));
        for (String followUp : thread.subList(1, thread.size())) {
            String addition = FollowUp.addition(followUp);
            List<Term> focus = PromptWords.termsOf(addition, language, Term.Part.FOCUS);
            if (!focus.isEmpty()) {
                focus.forEach(term -> terms.put(term.form(), term));
                title.append(" — ").append(addition);
            }
        }
        List<String> phrases = PromptWords.phrasesOf(Subject.of(base), language);
        return new Question(title.toString(), language, List.copyOf(terms.values()), phrases, length);
    }
}
