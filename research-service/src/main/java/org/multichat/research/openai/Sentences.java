package org.multichat.research.openai;

/**
 * Lets a text out while it is written, sentence by sentence: what is out can stand when nothing more comes. What comes
 * out is a function of the text, whatever chunks it came in.
 */
final class Sentences {

    private static final String ENDS = ".!?\u2026";
    /** They end a sentence without a space after them. */
    private static final String WIDE_ENDS = "\u3002\uFF01\uFF1F";

    private static final String CLOSERS = "\"')]*_\u201D\u2019\u00BB\u300D\u300F";
    /** Longer runs of spaces are no typography. */
    private static final int MAX_SPACES = 64;

    private static final int NONE = -1;
    private static final int UNSURE = -2;

    /** {@code 12.} at the start of a line counts, and ends nothing. */
    private static final int MAX_DIGITS = 3;

    private final StringBuilder held = new StringBuilder();
    private int at;
    /** Of the line so far, a part of which may be out: how much of it is no space. */
    private int inLine;

    private boolean heading;
    private boolean digits = true;
    private char last;

    /** The sentences that are whole now, without the space after the last one. */
    String add(String more) {
        held.append(more);
        int safe = 0;
        for (int end = look(); end != UNSURE; end = look()) {
            safe = Math.max(safe, end);
            pass(held.charAt(at));
        }
        return out(safe);
    }

    /** What is left of a text that is whole. */
    String rest() {
        return out(lengthWithout(held.length()));
    }

    /** What of the rest can stand although the text was cut off. */
    String cut() {
        int end = lengthWithout(held.length());
        int dot = end;
        while (dot > 0 && CLOSERS.indexOf(held.charAt(dot - 1)) >= 0) {
            dot--;
        }
        boolean whole = dot > 0 && dot - 1 == at && (ENDS + WIDE_ENDS).indexOf(held.charAt(at)) >= 0;
        return whole && !heading && !countsItems() ? out(end) : "";
    }

    private String out(int end) {
        String out = held.substring(0, end);
        held.delete(0, end);
        at = Math.max(0, at - end);
        return out;
    }

    private void pass(char each) {
        at++;
        if (each == '\n') {
            inLine = 0;
            heading = false;
            digits = true;
        } else if (!Character.isWhitespace(each)) {
            heading |= inLine == 0 && each == '#';
            digits &= Character.isDigit(each);
            inLine++;
            last = each;
        }
    }

    /** Where a sentence ends that ends at this place: not at all, or not to be said before more is there. */
    private int look() {
        if (at >= held.length()) {
            return UNSURE;
        }
        char each = held.charAt(at);
        if (heading) {
            return NONE;
        }
        if (each == '\n') {
            // An item of a list or a row of a table can stand; what announces something cannot.
            return inLine == 0 || last == ':' ? NONE : lengthWithout(at);
        }
        boolean wide = WIDE_ENDS.indexOf(each) >= 0;
        return wide || ENDS.indexOf(each) >= 0 ? sentenceEnd(wide) : NONE;
    }

    private int sentenceEnd(boolean wide) {
        int end = at + 1;
        while (end < held.length() && CLOSERS.indexOf(held.charAt(end)) >= 0) {
            end++;
        }
        if (end == held.length()) {
            return UNSURE;
        }
        if (wide) {
            return end;
        }
        int next = end;
        while (next < held.length() && next - end < MAX_SPACES && Character.isWhitespace(held.charAt(next))) {
            next++;
        }
        if (next == end || countsItems()) {
            return NONE;
        }
        if (next == held.length()) {
            return UNSURE;
        }
        // "e.g. this" goes on.
        return Character.isLowerCase(held.charAt(next)) ? NONE : end;
    }

    private boolean countsItems() {
        return inLine > 0 && inLine <= MAX_DIGITS && digits;
    }

    private int lengthWithout(int end) {
        int length = end;
        while (length > 0 && Character.isWhitespace(held.charAt(length - 1))) {
            length--;
        }
        return length;
    }
}
