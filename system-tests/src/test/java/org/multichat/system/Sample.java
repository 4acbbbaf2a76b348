package org.multichat.system;

import java.util.List;
import java.util.Random;

/** All cases of a long matrix with {@code -Dfull=true}, else a few, drawn with the seed that the run prints. */
public final class Sample {

    private static final boolean FULL = Boolean.getBoolean("full");
    private static final Random RANDOM = new Random(Long.getLong("seed", 1));

    private Sample() {}

    /** These many of them, or all. */
    public static <T> List<T> of(List<T> all, int few) {
        return FULL || few >= all.size()
                ? all
                : RANDOM.ints(0, all.size())
                        .distinct()
                        .limit(few)
                        .sorted()
                        .mapToObj(all::get)
                        .toList();
    }
}
