package org.multichat.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** What only this installation knows: made at random on first use, kept in files that nobody else may read. */
final class Secrets {

    static final String SERVICE = "service-secret";
    static final String POSTGRES = "postgres-password";
    static final String BUDGET_DB = "budget-db-password";
    static final String GATEWAY_DB = "gateway-db-password";

    /** 32 bytes, the length of an HS256 key, are 43 characters; their alphabet needs no quoting in SQL. */
    private static final int BYTES = 32;

    private static final int CHARS = 43;

    private final Path folder;

    Secrets(Path folder) {
        this.folder = folder;
    }

    String get(String name) {
        Path file = folder.resolve(name);
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            String secret = Files.readString(file).strip();
            if (!secret.matches("[A-Za-z0-9_-]{%d,}".formatted(CHARS))) {
                throw new CannotStart(
                        "%s is not a secret of ours (%d letters and digits): put the old file back, or begin anew: ./run --fresh"
                                .formatted(file, CHARS));
            }
            return secret;
        } catch (IOException failed) {
            throw new CannotStart("%s cannot be used: %s".formatted(file, failed), failed);
        }
    }

    Path file(String name) {
        get(name);
        return folder.resolve(name);
    }

    /** Never seen half written: a process that dies here leaves nothing that looks like a secret. */
    private static void make(Path file) throws IOException {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        Path fresh = Files.createTempFile(
                file.getParent(),
                ".secret",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
        Files.move(fresh, file);
    }
}
