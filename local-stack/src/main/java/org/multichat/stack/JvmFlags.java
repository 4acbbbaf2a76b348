package org.multichat.stack;

import java.util.ArrayList;
import java.util.List;

/**
 * How each service's JVM is set up for six of them on one laptop. {@code JAVA_OPTS_<NAME>} is added behind and wins.
 *
 * @param heap the most it may use; what it needs when all its bounds are reached, and some air
 */
public record JvmFlags(String heap) {

    public static JvmFlags of(Part part) {
        return switch (part) {
            // Reads artifacts in pieces and holds the readers of many streams.
            case GATEWAY -> new JvmFlags("192m");
            // Statements and small rows.
            case BUDGET -> new JvmFlags("128m");
            // Two labelled sets of vectors; the model itself is outside the heap.
            case ROUTER -> new JvmFlags("160m");
            // A few pictures of 1024 x 1024 at once, a few MB each, and parsed artwork.
            case IMAGE -> new JvmFlags("192m");
            // Minutes of samples for a few songs at once.
            case SONG -> new JvmFlags("192m");
            // Text.
            case RESEARCH -> new JvmFlags("160m");
            // A few pictures and minutes of sound, and a hundred thousand lines of an invoice.
            case SIMULATOR -> new JvmFlags("256m");
            case POSTGRES -> throw new IllegalArgumentException("PostgreSQL is no Java program");
        };
    }

    public List<String> asArguments(String more) {
        List<String> flags = new ArrayList<>(List.of(
                // One small heap each: the parallel collectors' threads and tables cost more than they save.
                "-XX:+UseSerialGC",
                // It starts small and grows to what is needed; left to itself it starts at a share of the machine's
                // memory.
                "-Xms24m",
                "-Xmx" + heap,
                // Starts sooner and is smaller; docs/performance.md has what it does to a first picture and song.
                "-XX:TieredStopAtLevel=1",
                // Work is on virtual threads; the few platform threads are not deep.
                "-Xss512k",
                // Netty and the model runtime load native code; without it each start prints a warning.
                "--enable-native-access=ALL-UNNAMED"));
        for (String flag : more.strip().split("\\s+", -1)) {
            if (!flag.isEmpty()) {
                flags.add(flag);
            }
        }
        return List.copyOf(flags);
    }
}
