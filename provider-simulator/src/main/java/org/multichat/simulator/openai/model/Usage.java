package org.multichat.simulator.openai.model;

/** What one request has used. Cached and written tokens are part of the input, reasoning is part of the output. */
public record Usage(int input, int cached, int cacheWritten, int output, int reasoning, int searches) {

    public static final Usage NOTHING = new Usage(0, 0, 0, 0, 0, 0);

    public int total() {
        return input + output;
    }
}
