package org.multichat.provider.link;

/** A link that may not be followed. It is not repeated in the message: it was written by somebody we do not trust. */
public final class LinkRefused extends RuntimeException {

    LinkRefused(String why) {
        super(why, null, false, false);
    }
}
