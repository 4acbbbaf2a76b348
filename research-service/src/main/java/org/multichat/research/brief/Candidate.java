package org.multichat.research.brief;

import java.util.Set;
import org.multichat.research.search.Hit;

/**
 * A sentence that could be quoted.
 *
 * @param hit the paragraph it stands in
 * @param at its place there
 * @param score how much it says on the question
 * @param coverage part of the question's weight that its own words carry, 0 to 1
 * @param topics words of the question's subject that it has
 * @param forms its words
 */
record Candidate(Hit hit, int at, double score, double coverage, long topics, Set<String> forms) {

    String sentence() {
        return hit.paragraph().sentences().get(at);
    }

    /** Shared words by all words: 1 for the same sentence, 0 for nothing in common. */
    double likeness(Candidate other) {
        long shared = forms.stream().filter(other.forms::contains).count();
        long all = forms.size() + other.forms.size() - shared;
        return all == 0 ? 0 : (double) shared / all;
    }
}
