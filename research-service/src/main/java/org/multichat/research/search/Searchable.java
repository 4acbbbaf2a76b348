package org.multichat.research.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.multichat.research.document.Corpus;
import org.multichat.research.document.Document;
import org.multichat.research.document.Paragraph;
import org.multichat.research.question.Question;
import org.multichat.research.question.Questions;
import org.multichat.research.question.Term;
import org.multichat.research.words.Language;
import org.multichat.research.words.Words;

/**
 * A corpus with its index. Decides which documents deal with a question at all: a brief that quotes what merely shares
 * a word with it is worse than one that says that nothing is at hand.
 */
public final class Searchable {

    /** Part of the question's weight that a document has to carry; set by reading briefs of the prompts at hand. */
    private static final double LEAST_COVERAGE = 0.6;

    /** The same for a document whose title names the subject. */
    private static final double LEAST_COVERAGE_WHEN_NAMED = 0.35;

    /** Part of a title's words that have to be asked for. */
    private static final double LEAST_OF_TITLE = 0.5;

    /** A document of less than this part of the best one's coverage only dilutes the brief. */
    private static final double LEAST_OF_BEST = 0.6;

    /** More sources than anybody follows up. */
    private static final int MAX_DOCUMENTS = 6;

    /** Paragraphs ranked; from them come at most a few dozen sentences. */
    private static final int MAX_HITS = 160;

    private static final int MAX_HITS_NEAR = 12;

    /** A word that stands this often in a text is one of its subjects. */
    private static final double OFTEN = 3.0;

    private final Corpus corpus;
    private final String fingerprint;
    private final PassageIndex index;

    public Searchable(Corpus corpus) {
        this.corpus = corpus;
        this.fingerprint = corpus.fingerprint();
        this.index = new PassageIndex(corpus);
    }

    public Corpus corpus() {
        return corpus;
    }

    public String fingerprint() {
        return fingerprint;
    }

    public Findings find(Question question) {
        List<Sought> sought = new ArrayList<>();
        Map<String, Double> weights = new LinkedHashMap<>();
        for (Term term : question.terms()) {
            PassageIndex.Spread spread = index.spread(term.form(), question.language());
            double weight = term.part().weight() * rarity(spread.paragraphs());
            sought.add(new Sought(term, weight, spread.timesByDocument()));
            weights.put(term.form(), weight);
        }
        List<Document> relevant = relevant(sought, question.language());
        return new Findings(
                relevant, hits(relevant, weights, question.language()), weights, missing(question, relevant));
    }

    /** One word of the question, what it counts for, and how often it stands in which document. */
    private record Sought(Term term, double weight, Map<Integer, Integer> timesByDocument) {

        /** From 0, where the document does not have it, to 1, where it is one of its subjects. */
        double in(int document, Set<String> title) {
            boolean named = title.contains(term.form());
            return named ? 1 : 1 - Math.exp(-timesByDocument.getOrDefault(document, 0) / OFTEN);
        }
    }

    private record Candidate(Document document, double coverage) {}

    private double rarity(int paragraphs) {
        return Math.log(1 + (index.size() - paragraphs + 0.5) / (paragraphs + 0.5));
    }

    private List<Document> relevant(List<Sought> all, Language language) {
        List<Sought> subject = all.stream()
                .filter(sought -> sought.term().part() != Term.Part.FOCUS)
                .toList();
        List<Candidate> candidates = new ArrayList<>();
        for (int number = 0; number < corpus.documents().size(); number++) {
            Document document = corpus.documents().get(number);
            Set<String> title = Words.formsOf(document.title(), language);
            double coverage = coverage(subject, number, title);
            double named = shareOfTitle(document.title(), language, subject);
            boolean isAbout = coverage >= LEAST_COVERAGE
                    || (named >= LEAST_OF_TITLE && coverage >= LEAST_COVERAGE_WHEN_NAMED)
                    || (named == 1 && language == Language.OTHER)
                    || (named == 1 && title.size() > 1 && coverage >= LEAST_COVERAGE_WHEN_NAMED / 2);
            if (isAbout) {
                candidates.add(new Candidate(document, coverage));
            }
        }
        double best = candidates.stream().mapToDouble(Candidate::coverage).max().orElse(0);
        return candidates.stream()
                .filter(candidate -> candidate.coverage() >= best * LEAST_OF_BEST)
                .sorted(Comparator.comparingDouble(Candidate::coverage).reversed())
                .limit(MAX_DOCUMENTS)
                .map(Candidate::document)
                .toList();
    }

    private static double coverage(List<Sought> subject, int document, Set<String> title) {
        double covered = 0;
        double all = 0;
        for (Sought sought : subject) {
            covered += sought.weight() * sought.in(document, title);
            all += sought.weight();
        }
        return all == 0 ? 0 : covered / all;
    }

    /** How much of what the title is about was asked for: long prompts name much else besides. */
    private static double shareOfTitle(String title, Language language, List<Sought> subject) {
        Set<String> about = Questions.subjectOf(title, language);
        long asked = subject.stream()
                .map(sought -> sought.term().form())
                .filter(about::contains)
                .count();
        return about.isEmpty() ? 0 : (double) asked / about.size();
    }

    /** Where no document deals with the question, the best paragraphs all the same: a sentence may touch on it. */
    private List<Hit> hits(List<Document> relevant, Map<String, Double> weights, Language language) {
        if (relevant.isEmpty()) {
            return index.best(weights, language, MAX_HITS_NEAR);
        }
        return index.best(weights, language, MAX_HITS).stream()
                .filter(hit -> relevant.contains(hit.document()))
                .sorted(Comparator.<Hit>comparingInt(hit -> relevant.indexOf(hit.document()))
                        .thenComparingInt(hit -> hit.paragraph().number()))
                .toList();
    }

    private static List<Term> missing(Question question, List<Document> relevant) {
        Set<String> present = new HashSet<>();
        for (Document document : relevant) {
            present.addAll(Words.formsOf(document.title(), question.language()));
            for (Paragraph paragraph : document.paragraphs()) {
                present.addAll(Words.formsOf(paragraph.heading() + " " + paragraph.text(), question.language()));
            }
        }
        return question.terms().stream()
                .filter(term -> term.part() != Term.Part.ASPECT && !present.contains(term.form()))
                .toList();
    }
}
