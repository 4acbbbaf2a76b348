package org.multichat.benchmarks.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.NullMarked;
import org.multichat.benchmarks.torture.rig.Rig;

/** Started once for all tests of this JVM, with which it ends: a start takes longer than most of them. */
@NullMarked
final class TheRig {

    static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();

    static final int REPLICAS = 2;

    private static final long SEED = Long.getLong("seed", System.currentTimeMillis() / 1_000);

    private static final Rig RIG = start();

    private TheRig() {}

    static Rig get() {
        return RIG;
    }

    static long seed() {
        return SEED;
    }

    private static Rig start() {
        Path folder =
                Path.of("target/torture/test-" + System.currentTimeMillis()).toAbsolutePath();
        try {
            return Rig.start(CHECKOUT, folder, REPLICAS, SEED);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
