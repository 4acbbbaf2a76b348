package org.multichat.benchmarks.torture.load;

import java.util.random.RandomGenerator;

/** What becomes of a turn's money, and how often. */
enum StoryKind {
    SETTLED_UNDER(20),
    SETTLED_EXACTLY(12),
    SETTLED_OVER(5),
    RELEASED(10),
    EXTENDED(7),
    CORRECTED(8),
    OTHER_BODY(4),
    SETTLED_LATE(5),
    ABANDONED(8),
    LIMIT_CHANGED(3),
    PAIR(8),
    SETTLED_WITH_THE_NEXT(5),
    LOOKED_AT(5);

    private static final int TOTAL = total();

    private final int weight;

    StoryKind(int weight) {
        this.weight = weight;
    }

    static StoryKind any(RandomGenerator chance) {
        int at = chance.nextInt(TOTAL);
        for (StoryKind kind : values()) {
            at -= kind.weight;
            if (at < 0) {
                return kind;
            }
        }
        throw new IllegalStateException("the weights do not add up");
    }

    private static int total() {
        int total = 0;
        for (StoryKind kind : values()) {
            total += kind.weight;
        }
        return total;
    }
}
