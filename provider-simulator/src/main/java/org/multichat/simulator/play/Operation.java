package org.multichat.simulator.play;

import java.util.Set;

/**
 * One thing a provider can be asked for, or the end of its tasks ({@code bfl.end}).
 *
 * @param name provider, dot, what is asked: {@code bfl.submit}
 * @param twists deeds of this operation alone, by name: {@code bfl.sample=bomb}
 */
public record Operation(String name, Set<String> twists) {

    /** The last part of an operation that is no request: what becomes of the next task. */
    public static final String END = "end";

    public Operation {
        if (!name.matches("[a-z0-9]+\\.[a-z0-9-]+")) {
            throw new IllegalArgumentException("an operation is called provider.what, not " + name);
        }
        twists = Set.copyOf(twists);
    }

    public static Operation of(String name, String... twists) {
        return new Operation(name, Set.of(twists));
    }

    public boolean isEnd() {
        return name.endsWith("." + END);
    }
}
