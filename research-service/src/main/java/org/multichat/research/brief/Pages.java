package org.multichat.research.brief;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.multichat.research.brief.Brief.Section;
import org.multichat.research.document.Corpus;
import org.multichat.research.document.Document;
import org.multichat.research.document.Origin;
import org.multichat.research.question.Question;
import org.multichat.research.search.Findings;
import org.multichat.research.words.Language;

/** Sets a brief: headings, the words between the quotes, the quotes with their sources. */
final class Pages {

    /** Names of unread files and of documents at hand that are listed; of the rest only the number. */
    private static final int MAX_LISTED = 20;

    private final Question question;
    private final Corpus corpus;
    private final Findings findings;
    private final boolean hasFolder;

    Pages(Question question, Corpus corpus, Findings findings, boolean hasFolder) {
        this.question = question;
        this.corpus = corpus;
        this.findings = findings;
        this.hasFolder = hasFolder;
    }

    Brief of(Selection selection) {
        Sources sources = new Sources();
        List<Section> sections = new ArrayList<>();
        sections.add(
                opening("Every line that ends in a number in brackets is quoted word for word from the source of that"
                        + " number; ¶ counts its paragraphs. Nothing was checked against other sources."));
        section(sections, "Summary", summary(selection.summary(), sources));
        section(sections, "Background", quotes(selection.background(), sources));
        section(sections, "Findings", findings(selection, sources));
        section(sections, "Points of tension and open questions", openQuestions(selection.tensions(), sources));
        section(sections, "Search strings for going on", searchStrings());
        section(sections, "Sources", sources.list() + "\n" + leftOut());
        return new Brief(title(), sections);
    }

    /** Nothing at hand is said first, and what helps all the same comes after it. */
    Brief withNothing(List<Quote> near) {
        Sources sources = new Sources();
        List<Section> sections = new ArrayList<>();
        sections.add(opening(
                "None of them deals with this question: what follows is a plan for finding out, not an answer."));
        section(sections, "Nearest to the question", nearest(near, sources));
        section(sections, "Question tree", QuestionTree.of(question, findings, new Sources()));
        section(sections, "Outline for a paper", outline());
        section(sections, "Search strings for going on", searchStrings());
        section(sections, "Sources", sources.list());
        section(sections, "Documents at hand", atHand() + "\n" + leftOut());
        return new Brief(title(), sections);
    }

    private Section opening(String rest) {
        String language = question.language() == Language.OTHER
                ? " The question does not seem to be in English and the built-in library is, so only words that both share"
                        + " could be found."
                : "";
        return new Section(
                "Opening",
                "# Research brief: %s\n\n> **How this was made.** Extractive, and made without a language model, from %s. It is not a literature review. %s%s\n\n"
                        .formatted(Markdown.escaped(question.title()), documentsAtHand(), rest, language));
    }

    private String documentsAtHand() {
        long own = corpus.count(Origin.FOLDER);
        long library = corpus.count(Origin.LIBRARY);
        String parts = hasFolder
                ? " (%d in %s, %d in the %s)".formatted(own, Origin.FOLDER.words(), library, Origin.LIBRARY.words())
                : " (the %s)".formatted(Origin.LIBRARY.words());
        return counted(own + library, "document") + " at hand" + parts;
    }

    private static void section(List<Section> sections, String name, String text) {
        if (!text.isBlank()) {
            sections.add(new Section(name, "## " + name + "\n\n" + text.strip() + "\n\n"));
        }
    }

    private static String nearest(List<Quote> near, Sources sources) {
        return near.isEmpty()
                ? ""
                : "Quoted word for word from documents on other subjects, because it touches on this one:\n\n"
                        + quotes(near, sources);
    }

    private String summary(List<Quote> quotes, Sources sources) {
        return quotes.isEmpty() ? "" : "What the documents at hand say most directly:\n\n" + quotes(quotes, sources);
    }

    private static String quotes(List<Quote> quotes, Sources sources) {
        return quotes.stream()
                .map(quote -> "- " + Markdown.escaped(quote.text()) + " " + sources.cite(quote) + "\n")
                .collect(Collectors.joining());
    }

    private String findings(Selection selection, Sources sources) {
        if (selection.themes().isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("%s, grouped by the section %s in.\n\n"
                .formatted(
                        counted(selection.themeQuotes(), "passage"),
                        selection.themeQuotes() == 1 ? "it stands" : "they stand"));
        for (Selection.Theme theme : selection.themes()) {
            text.append("### ").append(Markdown.escaped(headline(theme))).append("\n\n");
            text.append(quotes(theme.quotes(), sources)).append('\n');
        }
        return text.toString();
    }

    private String headline(Selection.Theme theme) {
        String title = theme.quotes().getFirst().document().title();
        String heading = theme.heading();
        if (heading == null) {
            return title;
        }
        return findings.documents().size() == 1 ? heading : title + ": " + heading;
    }

    private String openQuestions(List<Quote> tensions, Sources sources) {
        String marked = tensions.isEmpty()
                ? "No further passage at hand marks a point as disputed or uncertain. That is a limit of the documents, not a finding.\n"
                : "Here the sources themselves mark a point as difficult, disputed or uncertain:\n\n"
                        + quotes(tensions, sources);
        return marked + "\nThe question, taken apart, with the places that touch on each part:\n\n"
                + QuestionTree.of(question, findings, sources);
    }

    private String outline() {
        return """
                1. Introduction: the question, why it matters, and the terms used
                2. Background: origins and earlier work
                3. Causes and mechanisms
                4. Effects: who gains, who loses, and how that is measured
                5. Differences between places and times
                6. Points of dispute, and the evidence on each side
                7. Conclusion: what is known, what is not, and what would settle it
                """;
    }

    private String searchStrings() {
        return SearchStrings.of(question, findings.missing()).stream()
                .map(string -> "- `" + string + "`\n")
                .collect(Collectors.joining());
    }

    private String atHand() {
        return listed(corpus.documents().stream()
                .map(Document::title)
                .map(title -> "- " + Markdown.escaped(title))
                .toList());
    }

    private String leftOut() {
        String unread = corpus.unread().isEmpty()
                ? ""
                : "Not searched:\n\n"
                        + listed(corpus.unread().stream()
                                .map(file -> "- %s: %s".formatted(Markdown.escaped(file.name()), file.why()))
                                .toList())
                        + "\n";
        return unread
                + (hasFolder
                        ? ""
                        : "To have your own texts, Markdown and PDF files searched as well, name their folder in RESEARCH\\_DOCUMENTS.\n");
    }

    private static String listed(List<String> lines) {
        int more = lines.size() - MAX_LISTED;
        return lines.stream().limit(MAX_LISTED).map(line -> line + "\n").collect(Collectors.joining())
                + (more > 0 ? "- and %d more\n".formatted(more) : "");
    }

    private String title() {
        return "Research brief: " + question.title();
    }

    private static String counted(long number, String noun) {
        return number == 1 ? "1 " + noun : "%,d %ss".formatted(number, noun);
    }
}
