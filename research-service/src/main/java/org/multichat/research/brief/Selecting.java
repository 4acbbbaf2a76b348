package org.multichat.research.brief;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.multichat.research.document.Document;
import org.multichat.research.document.Paragraph;
import org.multichat.research.question.Length;
import org.multichat.research.search.Findings;
import org.multichat.research.search.Hit;

/** Chooses the quotes of one brief; a sentence that has found its place is not used again. */
final class Selecting {

    /** Sources whose opening is quoted as background. */
    private static final int MAX_BACKGROUNDS = 2;

    private static final int BACKGROUND_SENTENCES = 3;

    /** Words by which a source itself marks a point as open, disputed or limited. */
    private static final Pattern MARKS_TENSION = Pattern.compile(
            "(?i)\\b(?:although|though|whereas|despite|disput\\w+|debat\\w+|disagree\\w*|controvers\\w+|contested|contentious|uncertain\\w*|unclear|unknown|"
                    + "not (?:yet )?(?:known|settled|clear|proven|fully understood)|poorly understood|open question\\w*|unresolved|critics?|criticis\\w+|criticiz\\w+|limitation\\w*|"
                    + "drawback\\w*|trade-offs?|difficult to|no (?:single|simple|consensus|agreement)|it remains|remains? to be|doubt\\w*|caution\\w*|"
                    + "historians (?:still |have )?(?:argue|differ|disagree)|on the other hand|conflicting|inconclusive|hard to)\\b");

    private static final Pattern HEADS_TENSION = Pattern.compile(
            "(?i)\\b(?:debates?|disput\\w+|controvers\\w+|criticism|open questions?|uncertain\\w*|limit(?:ation)?s?|challenges|difficulties|risks|discussion)\\b");

    /** A sentence that shares less of the question's weight shares a word with it by chance. */
    private static final double LEAST_COVERAGE_NEAR = 0.34;

    private static final int MAX_NEAR = 3;

    private final Length length;
    private final Findings findings;
    private final List<Candidate> candidates;
    private final Set<String> used = new HashSet<>();

    Selecting(Length length, Findings findings, Ranking ranking) {
        this.length = length;
        this.findings = findings;
        this.candidates = ranking.candidates();
    }

    Selection select() {
        List<Quote> background = background();
        List<Quote> summary = summary();
        List<Quote> tensions = tensions();
        return new Selection(summary, background, themes(), tensions);
    }

    private List<Quote> background() {
        List<Quote> openings = new ArrayList<>();
        for (Document document :
                findings.documents().stream().limit(MAX_BACKGROUNDS).toList()) {
            opening(document).ifPresent(quote -> openings.add(use(quote)));
        }
        return openings;
    }

    /** The first whole sentences of a source's first paragraph that deals with the question. */
    private Optional<Quote> opening(Document document) {
        return findings.hits().stream()
                .filter(hit -> hit.document().equals(document))
                .map(Hit::paragraph)
                .filter(paragraph -> isFree(paragraph, 0))
                .filter(paragraph -> Quotable.standsAlone(paragraph.sentences().getFirst()))
                .findFirst()
                .map(paragraph -> new Quote(document, paragraph, 0, endOfOpening(paragraph)));
    }

    private int endOfOpening(Paragraph paragraph) {
        int to = 1;
        while (to < Math.min(BACKGROUND_SENTENCES, paragraph.sentences().size()) && isFree(paragraph, to)) {
            to++;
        }
        return to;
    }

    private List<Quote> summary() {
        List<Candidate> able = candidates.stream()
                .filter(this::isFree)
                .filter(candidate -> Quotable.standsAlone(candidate.sentence()))
                .toList();
        List<Candidate> best = Ranking.diverse(able, length.summarySentences(), Selecting::isSpread);
        return inReadingOrder(best).stream().map(this::alone).map(this::use).toList();
    }

    /** At most two sentences of a paragraph: a summary of one paragraph sums up nothing. */
    private static boolean isSpread(List<Candidate> chosen) {
        Hit last = chosen.getLast().hit();
        return chosen.stream().filter(candidate -> candidate.hit().equals(last)).count() <= 2;
    }

    private List<Quote> tensions() {
        List<Candidate> able = candidates.stream()
                .filter(this::isFree)
                .filter(candidate -> MARKS_TENSION.matcher(candidate.sentence()).find())
                .filter(candidate -> quote(candidate).isPresent())
                .toList();
        List<Candidate> under = able.stream().filter(Selecting::isUnderDebate).toList();
        return quotes(inReadingOrder(Ranking.diverse(under.isEmpty() ? able : under, length.tensions(), _ -> true)));
    }

    private static boolean isUnderDebate(Candidate candidate) {
        String heading = candidate.hit().paragraph().heading();
        return heading != null && HEADS_TENSION.matcher(heading).find();
    }

    /** Sentences that touch on a question with which no document deals. */
    List<Quote> near() {
        List<Candidate> able = candidates.stream()
                .filter(candidate -> candidate.coverage() >= LEAST_COVERAGE_NEAR && candidate.topics() >= 2)
                .filter(candidate -> Quotable.standsAlone(candidate.sentence()))
                .toList();
        return Ranking.diverse(able, MAX_NEAR, _ -> true).stream()
                .map(this::alone)
                .map(this::use)
                .toList();
    }

    private List<Selection.Theme> themes() {
        Map<ThemeKey, List<Candidate>> sections = new LinkedHashMap<>();
        for (Candidate candidate : candidates) {
            if (isFree(candidate)) {
                sections.computeIfAbsent(ThemeKey.of(candidate.hit()), _ -> new ArrayList<>())
                        .add(candidate);
            }
        }
        List<ThemeKey> best = sections.entrySet().stream()
                .sorted(Comparator.comparingDouble(
                                (Map.Entry<ThemeKey, List<Candidate>> section) -> worth(section.getValue()))
                        .reversed())
                .limit(length.themes())
                .map(Map.Entry::getKey)
                .toList();
        // A source without headings is one theme; it may then say as much as several.
        int each = best.isEmpty()
                ? 0
                : Math.max(
                        length.sentencesPerTheme(), length.themes() * length.sentencesPerTheme() / (2 * best.size()));
        return sections.keySet().stream()
                .filter(best::contains)
                .map(key -> theme(key, sections.getOrDefault(key, List.of()), each))
                .filter(theme -> !theme.quotes().isEmpty())
                .toList();
    }

    private Selection.Theme theme(ThemeKey key, List<Candidate> section, int most) {
        List<Candidate> able = section.stream()
                .filter(candidate -> quote(candidate).isPresent())
                .toList();
        return new Selection.Theme(
                key.heading().isEmpty() ? null : key.heading(),
                quotes(inReadingOrder(Ranking.diverse(able, most, _ -> true))));
    }

    /** Where two sentences stand side by side, they are quoted as one piece. */
    private List<Quote> quotes(List<Candidate> chosen) {
        List<Quote> quotes = new ArrayList<>();
        for (Candidate candidate : chosen) {
            quote(candidate).map(this::use).ifPresent(quote -> {
                Quote before = quotes.isEmpty() ? null : quotes.getLast();
                if (before != null
                        && before.paragraph().equals(quote.paragraph())
                        && before.document().equals(quote.document())
                        && before.to() == quote.from()) {
                    quotes.removeLast();
                    quotes.add(new Quote(quote.document(), quote.paragraph(), before.from(), quote.to()));
                } else {
                    quotes.add(quote);
                }
            });
        }
        return quotes;
    }

    /** The sentence, with the one before it where it leans on that; nothing where that is of no use. */
    private Optional<Quote> quote(Candidate candidate) {
        if (!isFree(candidate)) {
            return Optional.empty();
        }
        if (Quotable.standsAlone(candidate.sentence())) {
            return Optional.of(alone(candidate));
        }
        Paragraph paragraph = candidate.hit().paragraph();
        int before = candidate.at() - 1;
        boolean hasSupport = before >= 0
                && isFree(paragraph, before)
                && Quotable.standsAlone(paragraph.sentences().get(before));
        return hasSupport
                ? Optional.of(new Quote(candidate.hit().document(), paragraph, before, candidate.at() + 1))
                : Optional.empty();
    }

    private Quote alone(Candidate candidate) {
        return new Quote(candidate.hit().document(), candidate.hit().paragraph(), candidate.at(), candidate.at() + 1);
    }

    private Quote use(Quote quote) {
        IntStream.range(quote.from(), quote.to())
                .mapToObj(quote.paragraph().sentences()::get)
                .forEach(used::add);
        return quote;
    }

    private boolean isFree(Candidate candidate) {
        return !used.contains(candidate.sentence());
    }

    private boolean isFree(Paragraph paragraph, int at) {
        String sentence = paragraph.sentences().get(at);
        return !used.contains(sentence) && Quotable.isWhole(sentence);
    }

    private List<Candidate> inReadingOrder(List<Candidate> chosen) {
        return chosen.stream()
                .sorted(Comparator.comparingInt(candidates::indexOf))
                .toList();
    }

    private static double worth(List<Candidate> section) {
        return section.stream()
                .mapToDouble(Candidate::score)
                .sorted()
                .skip(Math.max(0, section.size() - 3))
                .sum();
    }

    private record ThemeKey(String document, String heading) {
        static ThemeKey of(Hit hit) {
            String heading = hit.paragraph().heading();
            return new ThemeKey(hit.document().name(), heading == null ? "" : heading);
        }
    }
}
