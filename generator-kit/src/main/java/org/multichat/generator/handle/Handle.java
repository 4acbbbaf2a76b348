package org.multichat.generator.handle;

import org.jspecify.annotations.Nullable;
import org.multichat.generator.provider.Acceptance;
import org.multichat.generator.provider.Attach;
import org.multichat.generator.provider.Work;

/**
 * What a handle says. The client never looks inside; whoever of us gets it back knows the generation without a memory
 * of it.
 *
 * @param work what is to be made
 * @param account for whom; the handle is worth nothing to anybody else
 * @param provider who makes it
 * @param model with what
 * @param attach who can continue it; none in handles of earlier versions, whose provider decides
 * @param state what the provider needs to continue
 * @param replica who began it
 */
public record Handle(
        Work work,
        String account,
        String provider,
        String model,
        @Nullable Attach attach,
        String state,
        String replica) {

    public static final int MAX_STATE_CHARS = 2_000;

    public Handle {
        if (state.length() > MAX_STATE_CHARS) {
            throw new IllegalArgumentException("a state has at most %d characters".formatted(MAX_STATE_CHARS));
        }
    }

    /** @param usually who continues what its provider makes */
    public Acceptance acceptance(Attach usually) {
        return new Acceptance(provider, model, attach == null ? usually : attach, state);
    }
}
