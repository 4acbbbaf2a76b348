package org.multichat.research.question;

/**
 * One word that is looked for.
 *
 * @param form in which it is compared
 * @param surface as the person wrote it
 * @param part what it does in the question
 */
public record Term(String form, String surface, Part part) {

    /** Weights were set by reading briefs: an aspect alone must never make a document relevant. */
    public enum Part {
        /** What it is about: "opera". */
        TOPIC(1.0),
        /** From which side: "history", "effects"; and what a long prompt says besides. */
        ASPECT(0.3),
        /** What a follow-up turns to: "the economics", "in Europe". */
        FOCUS(1.0);

        private final double weight;

        Part(double weight) {
            this.weight = weight;
        }

        public double weight() {
            return weight;
        }
    }
}
