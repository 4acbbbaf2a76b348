package org.multichat.song.plan;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A text as its words, without what does not matter to their meaning: capitals, marks on letters, hyphens. */
record Words(List<Word> all) {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{M}&'’#/*]+");
    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
    private static final Pattern UNSPACED = Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}]");

    /** A word as it was written, and as it is compared. */
    record Word(String written, String plain) {}

    static Words of(String text) {
        List<Word> words = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            words.add(new Word(word.group(), plain(word.group())));
        }
        return new Words(List.copyOf(words));
    }

    static String plain(String text) {
        String bare =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return Normalizer.normalize(bare, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("['’]", "")
                .replace('ł', 'l')
                .replace('ı', 'i');
    }

    /** Whether words of this script are written without blanks between them, and so are looked for anywhere. */
    static boolean isUnspaced(String text) {
        return UNSPACED.matcher(text).find();
    }

    String written(int from, int to) {
        return all.subList(from, to).stream().map(Word::written).collect(Collectors.joining(" "));
    }

    String plain() {
        return all.stream().map(Word::plain).collect(Collectors.joining(" "));
    }
}
