package org.multichat.research.openai;

import org.multichat.provider.openai.ModelAnswer;

/** The text of one answer, heard once although it may be read several times. */
final class Reading {

    /** More than any part has; the rest is not heard. */
    private static final int MAX_CHARS = 400_000;

    private final Desk.Ear ear;
    private final StringBuilder heard = new StringBuilder();
    private int read;

    /** What is read again is not what it was. */
    static final class Differs extends RuntimeException {
        Differs() {
            super("what is read again is not what it was", null, false, false);
        }
    }

    Reading(Desk.Ear ear) {
        this.ear = ear;
    }

    /** What comes now was heard before, as far as anything was. */
    void fromTheStart() {
        read = 0;
    }

    /** @throws Differs when it was heard before as something else */
    void text(String piece) {
        int known = Math.min(piece.length(), heard.length() - read);
        if (!heard.substring(read, read + known).equals(piece.substring(0, known))) {
            throw new Differs();
        }
        String more = piece.substring(known, Math.min(piece.length(), known + MAX_CHARS - heard.length()));
        heard.append(more);
        read = Math.min(read + piece.length(), heard.length());
        if (!more.isEmpty()) {
            ear.text(more);
        }
    }

    boolean isStartOf(String text) {
        return text.startsWith(heard.toString());
    }

    /** The answer, after all of its text was heard. */
    ModelAnswer whole(ModelAnswer answer) {
        if (answer.text().length() > heard.length()) {
            fromTheStart();
            text(answer.text());
        }
        return answer;
    }
}
