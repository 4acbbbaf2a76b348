package org.multichat.song.sound;

/**
 * The hand on the fader: brings up what stays quiet for seconds, such as an intro of one guitar, and takes back a
 * little of what stays loud. It takes back less than half of every difference, so that a chorus is still a chorus.
 */
final class Fader {

    private static final double WINDOW_SECONDS = 3;
    private static final double SHARE = 0.4;
    private static final double MOST_UP_DB = 7;
    private static final double MOST_DOWN_DB = -2;
    /** The last chord dies away untouched. */
    private static final double HANDS_OFF_SECONDS = 5;

    private static final double QUIETEST = 1e-9;

    private Fader() {}

    /** A gain for every edge between blocks. */
    static double[] ride(Recording recording) {
        int blocks = recording.blocks();
        double[] sums = new double[blocks + 1];
        for (int block = 0; block < blocks; block++) {
            sums[block + 1] = sums[block] + recording.energy(block);
        }
        double overall = sums[blocks] / blocks;
        int half = (int) (WINDOW_SECONDS * Recording.RATE / Recording.BLOCK / 2);
        int handsOff = blocks - (int) (HANDS_OFF_SECONDS * Recording.RATE / Recording.BLOCK);
        double[] gains = new double[blocks + 1];
        for (int edge = 0; edge <= blocks; edge++) {
            int around = Math.min(edge, Math.max(0, handsOff));
            int from = Math.max(0, around - half);
            int to = Math.min(blocks, around + half);
            double local = (sums[to] - sums[from]) / Math.max(1, to - from);
            double difference = 10 * Math.log10(Math.max(QUIETEST, overall) / Math.max(QUIETEST, local));
            gains[edge] = Math.pow(10, Math.clamp(SHARE * difference, MOST_DOWN_DB, MOST_UP_DB) / 20);
        }
        return gains;
    }
}
