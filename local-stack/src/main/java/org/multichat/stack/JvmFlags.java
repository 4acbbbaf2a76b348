package org.multichat.stack;

import java.util.ArrayList;
import java.util.List;

/**
 * How each service's JVM is set up for six of them on one laptop. {@code JAVA_OPTS_<NAME>} is added behind and wins.
 *
 * @param heap the most it may use; what it needs when all its bounds are reached, and some air
 * @param compiler how far code is compiled
 */
record JvmFlags(String heap, Compiler compiler) {

    enum Compiler {
        /** Starts sooner, is smaller, and is fast enough for what waits for the network and the database. */
        QUICK,
        /** For loops over pixels, samples and vectors, which the second compiler makes several times faster. */
        THOROUGH
    }

    static JvmFlags of(Part part) {
        return switch (part) {
            // Reads artifacts in pieces and holds the readers of many streams.
            case GATEWAY -> new JvmFlags("192m", Compiler.QUICK);
            // Statements and small rows.
            case BUDGET -> new JvmFlags("128m", Compiler.QUICK);
            // Two labelled sets of vectors; the model itself is outside the heap.
            case ROUTER -> new JvmFlags("160m", Compiler.THOROUGH);
            // A few pictures of 2048 x 2048 at once, 16 MB each, and parsed artwork.
            case IMAGE -> new JvmFlags("192m", Compiler.THOROUGH);
            // Minutes of samples for a few songs at once.
            case SONG -> new JvmFlags("192m", Compiler.THOROUGH);
            // Text.
            case RESEARCH -> new JvmFlags("160m", Compiler.QUICK);
            case POSTGRES -> throw new IllegalArgumentException("PostgreSQL is no Java program");
        };
    }

    List<String> asArguments(String more) {
        List<String> flags = new ArrayList<>(List.of(
                // One small heap each: the parallel collectors' threads and tables cost more than they save.
                "-XX:+UseSerialGC",
                "-Xmx" + heap,
                // Work is on virtual threads; the few platform threads are not deep.
                "-Xss512k",
                // Netty and the model runtime load native code; without it each start prints a warning.
                "--enable-native-access=ALL-UNNAMED"));
        if (compiler == Compiler.QUICK) {
            flags.add("-XX:TieredStopAtLevel=1");
        }
        for (String flag : more.strip().split("\\s+", -1)) {
            if (!flag.isEmpty()) {
                flags.add(flag);
            }
        }
        return List.copyOf(flags);
    }
}
