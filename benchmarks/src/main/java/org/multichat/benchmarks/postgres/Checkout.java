package org.multichat.benchmarks.postgres;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder with all modules: a benchmark runs in it, a test of Maven's in a folder below. */
public final class Checkout {

    private Checkout() {}

    public static Path resolve(String path) {
        Path here = Path.of("").toAbsolutePath();
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("benchmarks/pom.xml"))) {
                return folder.resolve(path);
            }
        }
        throw new IllegalStateException("not within the checkout: " + here);
    }
}
