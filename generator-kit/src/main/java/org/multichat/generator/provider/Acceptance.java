package org.multichat.generator.provider;

/**
 * That somebody has taken the work on.
 *
 * @param provider who
 * @param model with what it is made
 * @param attach who can continue it
 * @param state what {@link Provider#resume} needs to continue, at most 2,000 characters; empty where the work itself is
 *     enough
 */
public record Acceptance(String provider, String model, Attach attach, String state) {

    /** The same work, further on. */
    public Acceptance with(String newer) {
        return new Acceptance(provider, model, attach, newer);
    }
}
