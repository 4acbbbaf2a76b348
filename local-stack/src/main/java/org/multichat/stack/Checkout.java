package org.multichat.stack;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder with the sources and what was built from them. */
public record Checkout(Path root) {

    public Checkout {
        root = root.toAbsolutePath().normalize();
    }

    Path jar(Part service) {
        Path jar = root.resolve(service.folder() + "/target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new CannotStart(
                    "%s is missing: ./run builds it (or: mvn -DskipTests package)".formatted(root.relativize(jar)));
        }
        return jar;
    }

    Path dotEnv() {
        return root.resolve(".env");
    }

    Path dataFolder(Settings settings) {
        return root.resolve(settings.get("DATA_FOLDER").orElse("data"));
    }
}
