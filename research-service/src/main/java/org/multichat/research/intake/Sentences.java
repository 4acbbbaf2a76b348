package org.multichat.research.intake;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Cuts a paragraph into sentences, and leaves abbreviations and initials whole. */
final class Sentences {

    private static final Pattern ENDS_IN_ABBREVIATION = Pattern.compile(
            "(?:^|[\\s(])(?:e\\.g|i\\.e|cf|vs|etc|al|approx|ca|c|fig|figs|no|nos|vol|pp|p|eq|ed|eds|mr|mrs|ms|dr|prof|st|jr|sr"
                    + "|inc|ltd|co|u\\.s|u\\.k|u\\.n|e\\.u|a\\.d|b\\.c|[a-z])\\.$",
            Pattern.CASE_INSENSITIVE);

    private Sentences() {}

    static List<String> of(String paragraph) {
        String text = CleanText.evened(paragraph);
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        breaks.setText(text);
        List<String> sentences = new ArrayList<>();
        int start = 0;
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            String sentence = text.substring(start, end).strip();
            boolean goesOn = end < text.length()
                    && ENDS_IN_ABBREVIATION.matcher(sentence).find();
            if (!goesOn && !sentence.isEmpty()) {
                sentences.add(sentence);
                start = end;
            }
        }
        return sentences;
    }
}
