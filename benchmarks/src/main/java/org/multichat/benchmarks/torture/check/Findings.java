package org.multichat.benchmarks.torture.check;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Collects what is wrong. */
final class Findings {

    private final List<Violation> violations = new ArrayList<>();

    void add(Invariant invariant, UUID subject, String detail) {
        add(invariant, subject.toString(), detail);
    }

    void add(Invariant invariant, String subject, String detail) {
        violations.add(new Violation(invariant, subject, detail));
    }

    void addAll(List<Violation> more) {
        violations.addAll(more);
    }

    List<Violation> all() {
        return List.copyOf(violations);
    }
}
