package org.multichat.router.embedding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Cuts a text into the pieces that BERT models (uncased) know, by their numbers. Plain Java: the usual tokenizer is
 * native code of 14 MB that has to be unpacked into a home folder and is missing for some machines.
 */
final class WordPieces {

    /** Longer words are unknown to the model; this is the limit it was trained with. */
    private static final int MAX_WORD_CHARS = 100;

    private final Map<String, Integer> vocabulary;
    private final int unknown;
    private final int first;
    private final int last;

    private WordPieces(Map<String, Integer> vocabulary) {
        this.vocabulary = vocabulary;
        this.unknown = number("[UNK]");
        this.first = number("[CLS]");
        this.last = number("[SEP]");
    }

    /** @param json a {@code tokenizer.json} as Hugging Face writes them */
    static WordPieces read(InputStream json) throws IOException {
        JsonNode vocabulary = new ObjectMapper().readTree(json).path("model").path("vocab");
        Map<String, Integer> numbers = HashMap.newHashMap(vocabulary.size());
        vocabulary
                .properties()
                .forEach(entry -> numbers.put(entry.getKey(), entry.getValue().intValue()));
        return new WordPieces(numbers);
    }

    private int number(String piece) {
        Integer number = vocabulary.get(piece);
        if (number == null) {
            throw new IllegalStateException("the vocabulary has no " + piece);
        }
        return number;
    }

    /** The numbers of a text, at most so many, begin and end included. */
    long[] of(String text, int max) {
        List<Integer> pieces = new ArrayList<>();
        for (String word : words(text)) {
            addPieces(word, pieces);
            if (pieces.size() >= max - 2) {
                break;
            }
        }
        int count = Math.min(pieces.size(), max - 2);
        long[] numbers = new long[count + 2];
        numbers[0] = first;
        for (int i = 0; i < count; i++) {
            numbers[i + 1] = pieces.get(i);
        }
        numbers[count + 1] = last;
        return numbers;
    }

    private void addPieces(String word, List<Integer> pieces) {
        if (word.codePointCount(0, word.length()) > MAX_WORD_CHARS) {
            pieces.add(unknown);
            return;
        }
        List<Integer> found = new ArrayList<>();
        int start = 0;
        while (start < word.length()) {
            int end = word.length();
            Integer number = null;
            while (end > start && number == null) {
                String piece = word.substring(start, end);
                number = vocabulary.get(start == 0 ? piece : "##" + piece);
                end--;
            }
            if (number == null) {
                pieces.add(unknown);
                return;
            }
            found.add(number);
            start = end + 1;
        }
        pieces.addAll(found);
    }

    /** Lower case without accents, cut at spaces, at punctuation and around every ideograph. */
    private static List<String> words(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        plain.codePoints().forEach(c -> {
            if (Character.getType(c) == Character.NON_SPACING_MARK || isInvisible(c)) {
                return;
            }
            boolean space = Character.isWhitespace(c) || Character.isSpaceChar(c);
            boolean alone = isPunctuation(c) || Character.isIdeographic(c);
            if ((space || alone) && !word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
            if (alone) {
                words.add(Character.toString(c));
            } else if (!space) {
                word.appendCodePoint(c);
            }
        });
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }

    private static boolean isInvisible(int c) {
        boolean control = Character.isISOControl(c) && !Character.isWhitespace(c);
        return control || c == 0xFFFD || Character.getType(c) == Character.FORMAT;
    }

    /** What BERT takes for punctuation: the signs of ASCII, and every category P of Unicode. */
    private static boolean isPunctuation(int c) {
        if (c < 128) {
            return c > ' ' && !Character.isLetterOrDigit(c) && c != 127;
        }
        return switch (Character.getType(c)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> false;
        };
    }
}
