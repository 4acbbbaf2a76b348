package org.multichat.benchmarks.proxy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What a proxy does to the bytes that pass through it. */
public sealed interface Weather {

    Weather FAIR = new Fair();

    /** Everything arrives. */
    record Fair() implements Weather {}

    /** Every piece is late by this much, give or take. */
    record Slow(Duration latency, Duration jitter) implements Weather {}

    /** A connection is reset once so many bytes of replies have passed, in the middle of whatever they were. */
    record CutAfter(long bytes) implements Weather {}

    /** Connections are accepted, and nothing is delivered in either direction. */
    record Blackhole() implements Weather {}

    /** The far side is hung up on; the near side is told nothing and waits. */
    record HalfOpen() implements Weather {}

    /**
     * Requests arrive and are carried out; their replies are dropped and the connection is cut.
     *
     * @param share of the replies
     */
    record SwallowReplies(double share) implements Weather {}

    /** Only the first reply that has these bytes in it is dropped, with its connection: for a certain moment. */
    record SwallowReplyWith(Marker marker) implements Weather {}

    /** A request that has these bytes in it never arrives: both sides are cut off before it. */
    record CutBefore(Marker marker) implements Weather {}

    /** Bytes to look for. */
    record Marker(String text) {

        byte[] bytes() {
            return text.getBytes(StandardCharsets.ISO_8859_1);
        }
    }
}
