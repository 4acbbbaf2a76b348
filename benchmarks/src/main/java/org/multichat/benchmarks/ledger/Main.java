package org.multichat.benchmarks.ledger;

import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** Reads what is wanted and runs it; see {@code benchmarks/ledger --help}. */
public final class Main {

    private static final int CANNOT_RUN = 2;

    private Main() {}

    public static void main(String... words) throws Exception {
        quiet();
        try {
            run(Arguments.of(words));
        } catch (CannotRun why) {
            System.err.println(why.getMessage());
            System.exit(CANNOT_RUN);
        }
    }

    private static void run(Arguments arguments) throws Exception {
        if (arguments.has("http")) {
            new ThroughHttp(arguments).run();
        } else if (arguments.text("growth").isPresent()) {
            new AfterGrowth(arguments).run();
        } else {
            new Comparison(arguments).run();
        }
    }

    /** What libraries tell of their work would stand between the figures. */
    private static void quiet() {
        LogManager.getLogManager().reset();
        Logger.getLogger("").setLevel(Level.OFF);
    }
}
