package org.multichat.research.brief;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.multichat.research.question.Question;
import org.multichat.research.question.Term;
import org.multichat.research.search.Findings;
import org.multichat.research.search.Hit;
import org.multichat.research.words.Words;

/** Scores the sentences of the paragraphs found. The numbers were set by reading what came of them. */
final class Ranking {

    private static final double OF_QUESTION = 1.3;
    private static final double OF_FOCUS = 1.6;
    private static final double OF_PARAGRAPH = 0.4;
    /** Sentences of the words that the sources keep coming back to carry their argument. */
    private static final double OF_COMMON_WORDS = 0.6;

    private static final double FOR_ASKED_SIDE = 0.25;
    private static final double FOR_OTHER_SIDE = -0.25;
    private static final double FOR_OPENING = 0.12;
    private static final double FOR_LONG_WINDED = -0.2;
    private static final int LONG_WINDED_WORDS = 38;
    /** A heading speaks for its sentences, but less than they do themselves. */
    private static final double HEADING_SHARE = 0.6;

    /** How much saying something counts against repeating something. */
    private static final double RELEVANCE_OVER_NOVELTY = 0.65;

    private final Question question;
    private final Findings findings;
    private final Set<Aspect> asked;
    private final Map<String, Integer> common = new HashMap<>();

    Ranking(Question question, Findings findings) {
        this.question = question;
        this.findings = findings;
        this.asked = Aspect.askedIn(question.title());
        for (Hit hit : findings.hits()) {
            forms(hit.paragraph().text()).forEach(form -> common.merge(form, 1, Integer::sum));
        }
    }

    /** Every whole sentence, each text once, in reading order. */
    List<Candidate> candidates() {
        Set<String> seen = new HashSet<>();
        List<Candidate> candidates = new ArrayList<>();
        for (Hit hit : findings.hits()) {
            List<String> sentences = hit.paragraph().sentences();
            for (int at = 0; at < sentences.size(); at++) {
                String sentence = sentences.get(at);
                if (Quotable.isWhole(sentence) && seen.add(sentence)) {
                    Set<String> forms = forms(sentence);
                    double coverage = coverage(forms, Set.of(), Set.of(Term.Part.TOPIC, Term.Part.ASPECT));
                    long topics = question.terms(Term.Part.TOPIC)
                            .filter(term -> forms.contains(term.form()))
                            .count();
                    candidates.add(new Candidate(hit, at, score(hit, at, sentence, forms), coverage, topics, forms));
                }
            }
        }
        return candidates;
    }

    /** The best that repeat each other least (maximal marginal relevance), best first. */
    static List<Candidate> diverse(List<Candidate> from, int most, Predicate<List<Candidate>> allowed) {
        List<Candidate> chosen = new ArrayList<>();
        List<Candidate> left = new ArrayList<>(from);
        while (chosen.size() < most && !left.isEmpty()) {
            Candidate next = left.stream()
                    .max(Comparator.comparingDouble(candidate -> marginal(candidate, chosen)))
                    .orElseThrow();
            left.remove(next);
            chosen.add(next);
            if (!allowed.test(chosen)) {
                chosen.removeLast();
            }
        }
        return chosen;
    }

    private static double marginal(Candidate candidate, List<Candidate> chosen) {
        double likeness = chosen.stream().mapToDouble(candidate::likeness).max().orElse(0);
        return RELEVANCE_OVER_NOVELTY * candidate.score() - (1 - RELEVANCE_OVER_NOVELTY) * likeness;
    }

    private double score(Hit hit, int at, String sentence, Set<String> forms) {
        Set<String> heading = hit.paragraph().heading() == null
                ? Set.of()
                : forms(hit.paragraph().heading());
        double score = OF_QUESTION * coverage(forms, heading, Set.of(Term.Part.TOPIC, Term.Part.ASPECT))
                + OF_FOCUS * coverage(forms, heading, Set.of(Term.Part.FOCUS))
                + OF_PARAGRAPH * hit.relevance()
                + OF_COMMON_WORDS * commonness(forms);
        score += sides(hit.paragraph().heading(), sentence);
        score += at == 0 ? FOR_OPENING : 0;
        score += Quotable.wordsIn(sentence) > LONG_WINDED_WORDS ? FOR_LONG_WINDED : 0;
        return score;
    }

    /** Who asks for causes is helped by sentences that give some, and less by the section on consequences. */
    private double sides(@Nullable String heading, String sentence) {
        double score = asked.stream().anyMatch(aspect -> aspect.cuesIn(sentence) > 0) ? FOR_ASKED_SIDE : 0;
        if (heading == null || asked.isEmpty()) {
            return score;
        }
        boolean headsAsked = asked.stream().anyMatch(aspect -> aspect.cuesIn(heading) > 0);
        boolean headsOther =
                EnumSet.complementOf(EnumSet.copyOf(asked)).stream().anyMatch(aspect -> aspect.cuesIn(heading) > 0);
        return score + (headsAsked ? FOR_ASKED_SIDE : headsOther ? FOR_OTHER_SIDE : 0);
    }

    private double coverage(Set<String> forms, Set<String> heading, Set<Term.Part> parts) {
        double covered = 0;
        double all = 0;
        for (Term term : question.terms()) {
            if (parts.contains(term.part())) {
                double weight = findings.weights().getOrDefault(term.form(), 0.0);
                all += weight;
                covered += forms.contains(term.form())
                        ? weight
                        : heading.contains(term.form()) ? HEADING_SHARE * weight : 0;
            }
        }
        return all == 0 ? 0 : covered / all;
    }

    private double commonness(Set<String> forms) {
        double most = Math.log1p(findings.hits().size());
        return forms.stream()
                .mapToDouble(form -> Math.log(common.getOrDefault(form, 1)) / most)
                .average()
                .orElse(0);
    }

    private Set<String> forms(String text) {
        return Words.formsOf(text, question.language());
    }
}
