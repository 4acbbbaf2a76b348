package org.multichat.stack;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * PostgreSQL refuses to run as root. In a user namespace of its own root is nobody in particular, while the files stay
 * where and whose they are.
 */
public final class NotAsRoot {

    private static final List<String> UNSHARE = List.of("unshare", "--user");

    private NotAsRoot() {}

    public static List<String> of(List<String> command) {
        if (!Owner.me().isRoot()) {
            return command;
        }
        if (!works()) {
            throw new CannotStart(
                    "PostgreSQL does not run as root, and this system does not let root be somebody else (unshare --user): start as an ordinary user");
        }
        return Stream.concat(UNSHARE.stream(), command.stream()).toList();
    }

    private static boolean works() {
        try {
            Process tried = new ProcessBuilder(
                            Stream.concat(UNSHARE.stream(), Stream.of("true")).toList())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return tried.waitFor() == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
