package org.multichat.gateway.artifact;

import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How loud a song is from its beginning to its end: for a picture of it.
 *
 * @param peaks the loudest moment of each of as many equal parts, 0 (silence) to 1 (as loud as can be)
 */
@Schema(name = "Peaks", description = "How loud a song is, from its beginning to its end")
record Peaks(
        @Schema(examples = "30.0") double durationSeconds,

        @Schema(description = "The loudest moment of each of as many equal parts, 0 (silence) to 1 (as loud as can be)")
        List<Double> peaks) {

    /** As fine as they are kept; fewer are made of them. */
    static final int FINEST = 1_000;

    Peaks {
        peaks = List.copyOf(peaks);
    }

    /** The same song in fewer parts. */
    Peaks of(int count) {
        int many = peaks.size();
        return new Peaks(
                durationSeconds,
                IntStream.range(0, count)
                        .mapToObj(i -> loudest((int) ((long) i * many / count), (int) (((long) i + 1) * many / count)))
                        .toList());
    }

    private double loudest(int from, int to) {
        return peaks.subList(from, Math.max(to, from + 1)).stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
    }
}
