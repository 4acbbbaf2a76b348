package org.multichat.research.brief;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.multichat.research.document.Corpus;
import org.multichat.research.document.Document;
import org.multichat.research.document.Paragraph;

/** A brief as its reader has it: the text alone, taken apart again and held against the documents. */
record ReadBrief(String text) {

    private static final Pattern QUOTE = Pattern.compile("(?m)^- (.+) \\[(\\d+), ¶(\\d+)(?:, p\\. \\d+)?]$");
    private static final Pattern CITATION = Pattern.compile("\\[(\\d+), ¶(\\d+)(?:, p\\. \\d+)?]");
    private static final Pattern SOURCE = Pattern.compile("(?m)^(\\d+)\\. \\*\\*(.+)\\*\\* \\(");

    record Cited(String sentences, int source, int paragraph) {}

    List<Cited> quotes() {
        return QUOTE.matcher(text)
                .results()
                .map(found -> new Cited(unescaped(found.group(1)), number(found, 2), number(found, 3)))
                .toList();
    }

    /** Source number and paragraph of everything that is cited, quoted or pointed at. */
    List<Cited> citations() {
        return CITATION.matcher(text)
                .results()
                .map(found -> new Cited("", number(found, 1), number(found, 2)))
                .toList();
    }

    List<String> sources() {
        return SOURCE.matcher(text)
                .results()
                .map(found -> unescaped(found.group(2)))
                .toList();
    }

    List<String> headings() {
        return text.lines()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3))
                .toList();
    }

    /** The single sentences of all quotes, cut where the document cuts them. */
    List<String> sentences(Corpus corpus) {
        List<String> sentences = new ArrayList<>();
        for (Cited cited : quotes()) {
            paragraph(corpus, cited).sentences().stream()
                    .filter(sentence -> cited.sentences().contains(sentence))
                    .forEach(sentences::add);
        }
        return sentences;
    }

    Paragraph paragraph(Corpus corpus, Cited cited) {
        String title = sources().get(cited.source() - 1);
        return corpus.documents().stream()
                .filter(document -> document.title().equals(title))
                .flatMap(ReadBrief::paragraphs)
                .filter(paragraph -> paragraph.number() == cited.paragraph())
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Paragraph> paragraphs(Document document) {
        return document.paragraphs().stream();
    }

    private static int number(MatchResult found, int group) {
        return Integer.parseInt(found.group(group));
    }

    private static String unescaped(String markdown) {
        return markdown.replaceAll("\\\\([^\\w\\s])", "$1")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }
}
