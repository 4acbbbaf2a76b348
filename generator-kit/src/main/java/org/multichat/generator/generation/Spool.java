package org.multichat.generator.generation;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The folder with the bytes of products. It belongs to this process and goes with it; what a killed process left is
 * cleared away by the next one.
 */
@ApplicationScoped
public class Spool {

    /** 128 bits of a SHA-256 tell any two products apart. */
    private static final int ETAG_BYTES = 16;

    private static final int AFTER_GENERATIONS = 100;
    private final Path folder;

    @Inject
    Spool(
            @ConfigProperty(name = "quarkus.application.name") String service,
            @ConfigProperty(name = "java.io.tmpdir") Path temporary) {
        this(temporary, service, ProcessHandle.current().pid());
    }

    Spool(Path temporary, String service, long process) {
        String name = service + "-spool-";
        folder = temporary.resolve(name + process);
        try {
            clearLeftovers(temporary, name);
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot keep products in " + folder, failure);
        }
    }

    Spooled keep(String mediaType, byte[] content) {
        Path file = folder.resolve(UUID.randomUUID().toString());
        try {
            Files.write(file, content);
        } catch (IOException full) {
            forget(file);
            throw new UncheckedIOException("cannot keep a product of %d bytes".formatted(content.length), full);
        }
        return new Spooled(mediaType, file, content.length, etagOf(content));
    }

    void forget(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            Log.warnf(failure, "could not delete %s; it goes with this process", file);
        }
    }

    void clear(@Observes @Priority(AFTER_GENERATIONS) ShutdownEvent stopping) {
        deleteFolder(folder);
    }

    private void clearLeftovers(Path temporary, String name) throws IOException {
        List<Path> ours;
        try (Stream<Path> files = Files.list(temporary)) {
            ours = files.filter(file -> file.getFileName().toString().startsWith(name))
                    .toList();
        }
        for (Path left : ours) {
            String process = left.getFileName().toString().substring(name.length());
            boolean number = !process.isEmpty() && process.chars().allMatch(Character::isDigit);
            if (left.equals(folder)
                    || (number && ProcessHandle.of(Long.parseLong(process)).isEmpty())) {
                deleteFolder(left);
            }
        }
    }

    private void deleteFolder(Path unwanted) {
        if (!Files.isDirectory(unwanted)) {
            return;
        }
        try (Stream<Path> files = Files.list(unwanted)) {
            files.forEach(this::forget);
            Files.deleteIfExists(unwanted);
        } catch (IOException failure) {
            Log.warnf(failure, "could not delete %s; nobody needs it any more", unwanted);
        }
    }

    private static String etagOf(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(hash, 0, ETAG_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
