package org.multichat.simulator.openai.answer;

import java.util.ArrayList;
import java.util.List;

/** Everything a model will say to a request, in tokens, and why it stops. */
public record Composed(int reasoning, List<String> tokens, Finish finish, List<Citation> citations) {

    /** So many tokens go into one event of a stream. */
    private static final int TOKENS_OF_A_PIECE = 3;

    /** A place in the text, in characters, and what it refers to. */
    public record Citation(int start, int end, String url, String title) {}

    public String text() {
        return String.join("", tokens);
    }

    public List<Piece> pieces() {
        List<Piece> pieces = new ArrayList<>();
        for (int from = 0; from < tokens.size(); from += TOKENS_OF_A_PIECE) {
            List<String> some = tokens.subList(from, Math.min(tokens.size(), from + TOKENS_OF_A_PIECE));
            pieces.add(new Piece(String.join("", some), some.size()));
        }
        return pieces;
    }

    /** What one event of a stream says. */
    public record Piece(String text, int tokens) {}
}
