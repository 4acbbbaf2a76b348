package org.multichat.research.delivery;

import java.util.ArrayList;
import java.util.List;

/** Cuts a text into words while it is written: into the same pieces, whatever chunks it comes in. */
public final class Cutting {

    /** A generation says a bounded number of things; what is longer than any usual paper comes in larger pieces. */
    private static final int MAX_WORDS = 8_000;

    private static final int LARGER_CHARS = 200;

    private final StringBuilder held = new StringBuilder();
    private int pieces;

    /** The pieces that are whole now. */
    public List<String> add(String more) {
        held.append(more);
        List<String> whole = new ArrayList<>();
        int start = 0;
        int end = endAfter(start);
        while (end < held.length()) {
            whole.add(held.substring(start, end));
            pieces++;
            start = end;
            end = endAfter(start);
        }
        held.delete(0, start);
        return whole;
    }

    /** What is left when nothing more comes, or nothing more of what belongs together. */
    public List<String> rest() {
        List<String> rest = held.isEmpty() ? List.of() : List.of(held.toString());
        pieces += rest.size();
        held.setLength(0);
        return rest;
    }

    private int endAfter(int start) {
        return WordByWord.endOfPiece(held, start, pieces < MAX_WORDS ? 0 : LARGER_CHARS);
    }
}
