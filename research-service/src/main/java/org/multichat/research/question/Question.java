package org.multichat.research.question;

import java.util.List;
import java.util.stream.Stream;
import org.multichat.research.words.Language;

/**
 * What is asked for.
 *
 * @param title the subject in the person's words, one line
 * @param language of the prompt
 * @param terms what is looked for, each form once, in the order of the prompt
 * @param phrases of the subject, two or more of its words that stood side by side, for search strings
 * @param length wanted
 */
public record Question(String title, Language language, List<Term> terms, List<String> phrases, Length length) {

    public Question {
        terms = List.copyOf(terms);
        phrases = List.copyOf(phrases);
    }

    public Stream<Term> terms(Term.Part part) {
        return terms.stream().filter(term -> term.part() == part);
    }
}
