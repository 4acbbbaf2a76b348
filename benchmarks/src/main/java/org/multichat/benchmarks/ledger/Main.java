package org.multichat.benchmarks.ledger;

import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** Reads what is wanted and runs it; see {@code benchmarks/ledger --help}. */
public final class Main {

    private static final int WRONG_WORDS = 2;

    private Main() {}

    public static void main(String... words) throws Exception {
        quiet();
        Arguments arguments;
        try {
            arguments = Arguments.of(words);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(WRONG_WORDS);
            return;
        }
        new Comparison(arguments).run();
    }

    /** What libraries tell of their work would stand between the figures. */
    private static void quiet() {
        LogManager.getLogManager().reset();
        Logger.getLogger("").setLevel(Level.OFF);
    }
}
