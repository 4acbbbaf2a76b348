package org.multichat.image.paint;

/** Chance that is the same each time: SplitMix64 from a seed. */
final class Dice {

    private static final long STEP = 0x9e3779b97f4a7c15L;

    private long state;

    Dice(long seed) {
        this.state = seed;
    }

    static long mixed(long value) {
        long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    private long next() {
        state += STEP;
        return mixed(state);
    }

    /** 0 to below 1. */
    double share() {
        return (next() >>> 11) * 0x1p-53;
    }

    double between(double least, double most) {
        return least + (most - least) * share();
    }

    /** 0 to below the number. */
    int below(int number) {
        return (int) (share() * number);
    }

    boolean heads() {
        return next() < 0;
    }

    /** Dice of their own for one part of the work, so that a change there moves nothing elsewhere. */
    Dice apart(String part) {
        return new Dice(mixed(state ^ (part.hashCode() * STEP)));
    }
}
