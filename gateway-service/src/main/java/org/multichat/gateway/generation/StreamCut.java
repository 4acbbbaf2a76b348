package org.multichat.gateway.generation;

/** The connection to a generator ended before the generation did. The work goes on; attach again. */
public final class StreamCut extends Exception {

    StreamCut(String what) {
        super(what, null, false, false);
    }
}
