package org.multichat.research.local;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text into words, each with the space after it. The same text is cut the same way, whoever cuts it and when.
 */
final class WordByWord {

    /** Scripts without spaces, and words made to be long, come in pieces of this many characters. */
    static final int MAX_CHARS = 60;

    private WordByWord() {}

    static List<String> of(String text) {
        List<String> pieces = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = endOfPiece(text, start);
            pieces.add(text.substring(start, end));
            start = end;
        }
        return pieces;
    }

    private static int endOfPiece(String text, int start) {
        int at = start;
        boolean spaceSeen = false;
        while (at < text.length()) {
            boolean space = Character.isWhitespace(text.charAt(at));
            if (spaceSeen && !space) {
                return at;
            }
            if (!space && at - start >= MAX_CHARS && !isInsideCharacter(text, at)) {
                return at;
            }
            spaceSeen |= space;
            at++;
        }
        return at;
    }

    private static boolean isInsideCharacter(String text, int at) {
        return Character.isLowSurrogate(text.charAt(at)) && Character.isHighSurrogate(text.charAt(at - 1));
    }
}
