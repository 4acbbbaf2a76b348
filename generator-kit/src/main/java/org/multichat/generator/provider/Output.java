package org.multichat.generator.provider;

import org.jspecify.annotations.Nullable;

/** Where a provider says what happens. Every call may block while the record of it is full, and none after the end. */
public interface Output {

    /**
     * The work is under way and can be continued by whoever {@link Provider#attach()} names.
     *
     * @param model with what it is made
     * @param state what {@link Provider#resume} needs to continue, at most 2,000 characters; empty where the work
     *     itself is enough
     */
    void accepted(String model, String state);

    /** The same where it is not the service's one provider, or not continued by whom that one is. */
    void accepted(Acceptance acceptance);

    /**
     * Somebody else than the service's one provider is asked from now on: what it comes to is written down as theirs.
     *
     * @param provider the word for them
     */
    default void asks(String provider) {}

    /** Whoever continues needs this from now on, instead of what was said before. */
    void renewed(String state);

    /**
     * The same, and returns when it is on record with whoever listens: nothing that must not be done twice is begun
     * before. Waits until the work is interrupted.
     */
    void onRecord(String state) throws InterruptedException;

    /**
     * @param stage one word, the same in every language, such as {@code drawing}
     * @param fraction how much is done, 0 to 1, where that is known
     * @param message a few words for a person
     */
    void progress(String stage, @Nullable Double fraction, String message);

    /** The next piece of a text, in order; never half of a character. */
    void delta(String text);

    /** The most bytes one thing may have: a song of ten minutes as WAV does not fit, and is not offered. */
    int MAX_BYTES = 64 * 1024 * 1024;

    /**
     * One thing is finished. Its bytes can be fetched from now on.
     *
     * @param content at most {@value #MAX_BYTES} bytes
     */
    void produced(Product product, byte[] content);

    /** What it came to; comes once, after which only the end comes. */
    void usage(Usage usage);
}
