package org.multichat.operation.start;

import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.multichat.operation.setting.KnownSettings;

/**
 * How each service begins. What keeps it from starting is told in the words of whoever has to change it, and not by a
 * stack trace if it is a setting.
 */
@QuarkusMain
public final class Start {

    private static final int FAILED = 1;

    private static final Logger LOG = Logger.getLogger("org.multichat.start");

    private Start() {}

    public static void main(String... arguments) {
        // Said before anything can fail: a slip may be why.
        KnownSettings.shipped().unknownAmong(System.getenv().keySet()).forEach(unknown -> LOG.warn(unknown.inWords()));
        try {
            Quarkus.run(null, Start::end, arguments);
        } catch (ExceptionInInitializerError early) {
            // Settings that are read while classes are loaded: nobody else hands these on.
            end(FAILED, early);
        }
    }

    private static void end(int exitCode, @Nullable Throwable failure) {
        if (failure != null) {
            Logger log = Logger.getLogger("org.multichat.start");
            NotStarted.because(failure)
                    .ifPresentOrElse(why -> log.error("not started: " + why), () -> log.error("not started", failure));
        }
        ApplicationLifecycleManager.getDefaultExitCodeHandler().accept(exitCode, failure);
    }
}
