package org.multichat.system;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * What is asked for, in an order of its seed: as much as two cores carry at twenty turns a second beside a service that
 * starts. A greeting takes 22 ms of them, a picture of 64 x 64 83 ms, a brief 244 ms, a song a second.
 */
final class Mix {

    private static final int PART = 40;
    private static final int PICTURES = 4;

    /** A song and a brief in every fifth part: in every two hundred turns. */
    private static final int PARTS_OF_A_SONG = 5;

    private final Random random;
    private final Deque<String> next = new ArrayDeque<>();
    private int parts;

    Mix(Random random) {
        this.random = random;
    }

    String next() {
        if (next.isEmpty()) {
            List<String> part = new ArrayList<>(Collections.nCopies(PICTURES, Kind.IMAGE.prompt()));
            if (parts++ % PARTS_OF_A_SONG == 0) {
                part.add(Kind.SONG.prompt());
                part.add(Kind.RESEARCH.prompt());
            }
            part.addAll(Collections.nCopies(PART - part.size(), Kind.GREETING));
            Collections.shuffle(part, random);
            next.addAll(part);
        }
        return next.removeFirst();
    }
}
