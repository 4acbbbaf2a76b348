package org.multichat.research.words;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/** Cuts texts into the words by which they are compared. */
public final class Words {

    /** Words that the stemmer keeps apart and a reader does not. */
    private static final Map<String, String> SAME = Map.ofEntries(
            Map.entry("economi", "econom"),
            Map.entry("economist", "econom"),
            Map.entry("roman", "rome"),
            Map.entry("asleep", "sleep"),
            Map.entry("llms", "llm"),
            Map.entry("european", "europ"),
            Map.entry("american", "america"),
            Map.entry("african", "africa"),
            Map.entry("asian", "asia"),
            Map.entry("historian", "histori"),
            Map.entry("histor", "histori"),
            Map.entry("immunolog", "immun"),
            Map.entry("immunis", "vaccin"),
            Map.entry("immuniz", "vaccin"),
            Map.entry("inflationari", "inflat"),
            Map.entry("printer", "print"),
            Map.entry("tourist", "tourism"),
            Map.entry("touristi", "tourism"),
            Map.entry("remembr", "memori"));

    private static final Analyzer ENGLISH = new EnglishAnalyzer();
    private static final Analyzer PLAIN = new StandardAnalyzer();

    /** One word as it stands in the text, and the form in which it is compared. */
    public record Word(String surface, String form) {}

    private Words() {}

    public static List<Word> of(String text, Language language) {
        Analyzer analyzer = switch (language) {
            case ENGLISH -> ENGLISH;
            case OTHER -> PLAIN;
        };
        List<Word> words = new ArrayList<>();
        try (TokenStream tokens = analyzer.tokenStream("text", text)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = tokens.addAttribute(OffsetAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                String form = term.toString();
                words.add(new Word(
                        text.substring(offset.startOffset(), offset.endOffset()), SAME.getOrDefault(form, form)));
            }
            tokens.end();
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text in memory can be read", impossible);
        }
        return words;
    }

    /** The forms alone, each once. */
    public static Set<String> formsOf(String text, Language language) {
        Set<String> forms = new HashSet<>();
        of(text, language).forEach(word -> forms.add(word.form()));
        return forms;
    }
}
