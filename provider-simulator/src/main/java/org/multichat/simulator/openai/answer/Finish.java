package org.multichat.simulator.openai.answer;

/** Why a model stopped. */
public enum Finish {
    STOP("stop"),
    LENGTH("length"),
    CONTENT_FILTER("content_filter"),
    /** It stopped by itself, having said that it will not. */
    REFUSAL("stop");

    private final String word;

    Finish(String word) {
        this.word = word;
    }

    /** As a chat calls it. */
    public String word() {
        return word;
    }
}
