package org.multichat.stack;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Who runs the stack. PostgreSQL serves only what its own user owns, so files of another are refused by name. */
record Owner(long uid) {

    static Owner me() {
        return new Owner(new UnixSystem().getUid());
    }

    boolean isRoot() {
        return uid == 0;
    }

    /** @param ours whether it is certain that the files are data of ours: nobody is told to take over anything else */
    void mustOwn(Path path, boolean ours) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        long owner = ((Number) Files.getAttribute(path, "unix:uid")).longValue();
        if (owner != uid) {
            String takeOver = ours ? ", take it over (sudo chown -R \"$(id -u)\" %s)".formatted(path) : "";
            throw new CannotStart(
                    "%s belongs to %s, and you are %s: start as that user%s, or choose another: DATA_FOLDER=..."
                            .formatted(
                                    path, Files.getOwner(path).getName(), System.getProperty("user.name"), takeOver));
        }
    }
}
