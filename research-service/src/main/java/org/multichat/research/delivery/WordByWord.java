package org.multichat.research.delivery;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text into words, each with the space after it. The same text is cut the same way, whoever cuts it and when.
 */
public final class WordByWord {

    /** Scripts without spaces, and words made to be long, come in pieces of this many characters. */
    public static final int MAX_CHARS = 60;

    private WordByWord() {}

    public static List<String> of(String text) {
        List<String> pieces = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = endOfPiece(text, start, 0);
            pieces.add(text.substring(start, end));
            start = end;
        }
        return pieces;
    }

    /**
     * Where the piece ends that begins there; the end of the text when what would follow is not there.
     *
     * @param least so many characters it has at least
     */
    static int endOfPiece(CharSequence text, int start, int least) {
        int most = Math.max(MAX_CHARS, least);
        int at = start;
        boolean spaceSeen = false;
        while (at < text.length()) {
            boolean space = Character.isWhitespace(text.charAt(at));
            if (spaceSeen && !space && at - start >= least) {
                return at;
            }
            if (!space && at - start >= most && !isInsideCharacter(text, at)) {
                return at;
            }
            spaceSeen |= space;
            at++;
        }
        return at;
    }

    private static boolean isInsideCharacter(CharSequence text, int at) {
        return Character.isLowSurrogate(text.charAt(at)) && Character.isHighSurrogate(text.charAt(at - 1));
    }
}
