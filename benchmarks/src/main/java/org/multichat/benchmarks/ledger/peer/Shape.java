package org.multichat.benchmarks.ledger.peer;

import java.util.Arrays;

/** How budgets hang together. */
public enum Shape {
    FLAT("flat", "one hot budget", 0, 0),
    TWO("two", "two levels, 1,000 accounts", 1_000, 0),
    THREE("three", "three levels, 1,000 accounts in 20 teams", 1_000, 20);

    private final String option;
    private final String spoken;
    private final int accounts;
    private final int teams;

    Shape(String option, String spoken, int accounts, int teams) {
        this.option = option;
        this.spoken = spoken;
        this.accounts = accounts;
        this.teams = teams;
    }

    /** As the command line has it. */
    public static Shape named(String option) {
        return Arrays.stream(values())
                .filter(shape -> shape.option.equals(option))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a shape is flat, two or three, not " + option));
    }

    public String spoken() {
        return spoken;
    }

    int accounts() {
        return accounts;
    }

    int teams() {
        return teams;
    }
}
