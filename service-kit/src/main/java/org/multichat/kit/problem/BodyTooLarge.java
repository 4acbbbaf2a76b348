package org.multichat.kit.problem;

import java.io.IOException;

/** The body of a request is longer than any sensible one. An I/O failure, because it shows while reading. */
public final class BodyTooLarge extends IOException {

    /** A prompt has at most 4,000 characters; 64 KiB hold it with its context in any script. */
    public static final int MAX_BYTES = 64 * 1024;

    public BodyTooLarge() {
        super("the body has more than %d bytes".formatted(MAX_BYTES));
    }
}
