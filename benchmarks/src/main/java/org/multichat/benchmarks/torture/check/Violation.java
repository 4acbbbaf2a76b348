package org.multichat.benchmarks.torture.check;

/** A promise that was not kept, and by whom. */
public record Violation(Invariant invariant, String subject, String detail) {

    @Override
    public String toString() {
        return "%s %s: %s: %s".formatted(invariant.label(), invariant, subject, detail);
    }
}
