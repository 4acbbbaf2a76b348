package org.multichat.generator.generation;

/** What a reader of a generation gets. */
public sealed interface Frame {

    /**
     * @param number counts the events of a generation from 1 without a gap
     * @param json the event as it goes over the wire
     */
    record Said(int number, String json) implements Frame {}

    /** Nothing was said for a while; the connection lives. */
    record Silence() implements Frame {}
}
