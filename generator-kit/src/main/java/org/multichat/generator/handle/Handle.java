package org.multichat.generator.handle;

import org.multichat.generator.provider.Work;

/**
 * What a handle says. The client never looks inside; whoever of us gets it back knows the generation without a memory
 * of it.
 *
 * @param work what is to be made
 * @param account for whom; the handle is worth nothing to anybody else
 * @param provider who makes it
 * @param model with what
 * @param state what the provider needs to continue
 * @param replica who began it
 */
public record Handle(Work work, String account, String provider, String model, String state, String replica) {

    public static final int MAX_STATE_CHARS = 2_000;

    public Handle {
        if (state.length() > MAX_STATE_CHARS) {
            throw new IllegalArgumentException("a state has at most %d characters".formatted(MAX_STATE_CHARS));
        }
    }
}
