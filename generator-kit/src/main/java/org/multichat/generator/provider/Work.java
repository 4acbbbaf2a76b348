package org.multichat.generator.provider;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What is to be made.
 *
 * @param id the client's, and the key by which a repeated request is the same request
 * @param prompt what the person asked for
 * @param context the last turns before it, oldest first, at most {@value Past#MAX_TURNS}
 * @param options what the person chose beyond the words
 * @param ceilingMicros what it may cost at the most, in millionths of a US dollar
 * @param deadline when it has to be over
 */
public record Work(UUID id, Prompt prompt, List<Past> context, Options options, long ceilingMicros, Instant deadline) {

    public Work {
        context = List.copyOf(context);
    }
}
