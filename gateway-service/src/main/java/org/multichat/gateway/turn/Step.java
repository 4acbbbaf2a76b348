package org.multichat.gateway.turn;

import java.util.List;

/**
 * A step of a turn and the kind of fact it leaves behind. What is recorded is never done again, by whichever gateway.
 *
 * @param name as it stands in the turn's row
 */
public record Step<T>(String name, Class<T> fact) {

    /** Where in a trace whoever runs it goes on; only where somebody collects traces. */
    public static final Step<String> TRACED = new Step<>("traced", String.class);

    public static final Step<Route> ROUTED = new Step<>("routed", Route.class);
    /** Written before money is set aside for a paid classification. */
    public static final Step<Classifying> CLASSIFYING = new Step<>("classifying", Classifying.class);

    /** Written before the paid classifier is asked: it is asked once, whatever becomes of the answer. */
    public static final Step<Boolean> CLASSIFIER_ASKED = new Step<>("classifierAsked", Boolean.class);

    public static final Step<Classified> CLASSIFIED = new Step<>("classified", Classified.class);

    /** Written when the money of a paid classification is right, or left to its lease. */
    public static final Step<Receipt.Item> CLASSIFICATION = new Step<>("classification", Receipt.Item.class);

    public static final Step<Quote> QUOTED = new Step<>("quoted", Quote.class);
    /** Its listeners were told that it waits for a place at the provider. */
    public static final Step<Boolean> WAITED = new Step<>("waited", Boolean.class);

    /** The fact is what was set aside. Written after the ledger granted it. */
    public static final Step<Quote> RESERVED = new Step<>("reserved", Quote.class);
    /** Written before the generator is asked and again, with the handle, when it has accepted. */
    public static final Step<Started> STARTED = new Step<>("started", Started.class);
    /** The number of the generator's last event that is in the log. */
    public static final Step<Integer> SEEN = new Step<>("seen", Integer.class);
    /** Characters of text in the log. */
    public static final Step<Integer> TEXT_CHARS = new Step<>("textChars", Integer.class);
    /** What the generator said it came to. */
    public static final Step<Long> USED = new Step<>("used", Long.class);

    public static final Step<Outcome> ENDED = new Step<>("ended", Outcome.class);
    public static final Step<Receipt> SETTLED = new Step<>("settled", Receipt.class);

    /** Written after the end: what its cost turned out to be. */
    public static final Step<Learned> LEARNED = new Step<>("learned", Learned.class);

    public static final List<Step<?>> ALL = List.of(
            TRACED,
            ROUTED,
            CLASSIFYING,
            CLASSIFIER_ASKED,
            CLASSIFIED,
            CLASSIFICATION,
            QUOTED,
            WAITED,
            RESERVED,
            STARTED,
            SEEN,
            TEXT_CHARS,
            USED,
            ENDED,
            SETTLED,
            LEARNED);
}
