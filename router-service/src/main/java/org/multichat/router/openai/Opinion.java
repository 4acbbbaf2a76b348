package org.multichat.router.openai;

import java.util.ArrayList;
import java.util.List;
import org.multichat.router.prompt.Modality;
import org.multichat.router.route.Route;

/**
 * What became of a second opinion.
 *
 * @param route the model's, or the local one where the model was of no use
 */
public record Opinion(Route route, Cost cost) {

    /**
     * A language model says what it decides and not how likely that is, and asked for a number it makes one up. So this
     * is none of its own: it stands where it decides, above what the local classifier is asked back for and below what
     * that is sure of, and tells nobody more than that the model decided.
     */
    static final double CONFIDENCE = 0.8;

    /** The model's, on the local classifier's figures: what it leaves is shared by the others as those had it. */
    static Route decided(Route local, Modality modality, String reason, String by) {
        double before = confidenceIn(local, modality);
        double share = before < 1 ? (1 - CONFIDENCE) / (1 - before) : 0;
        List<Route.Alternative> others = othersOf(local, modality).stream()
                .map(other -> new Route.Alternative(other.modality(), rounded(other.confidence() * share)))
                .toList();
        return new Route(modality, CONFIDENCE, others, reason, by);
    }

    /** Nothing that is made, because what the model named is not. */
    static Route outsideTheSet(Route local, String by) {
        return new Route(
                Modality.NONE,
                confidenceIn(local, Modality.NONE),
                othersOf(local, Modality.NONE),
                "%s named something that is not made here.".formatted(by),
                by);
    }

    /** The local one, with a sentence on why it stands. */
    static Route local(Route local, String by, String because) {
        String reason = "%s (%s was of no help: %s.)".formatted(local.reason(), by, because);
        return new Route(local.modality(), local.confidence(), local.alternatives(), reason, local.decidedBy());
    }

    private static double confidenceIn(Route route, Modality modality) {
        return route.alternatives().stream()
                .filter(other -> other.modality() == modality)
                .mapToDouble(Route.Alternative::confidence)
                .findFirst()
                .orElse(route.confidence());
    }

    private static List<Route.Alternative> othersOf(Route route, Modality modality) {
        List<Route.Alternative> all = new ArrayList<>(route.alternatives());
        all.add(new Route.Alternative(route.modality(), route.confidence()));
        return all.stream()
                .filter(other -> other.modality() != modality)
                .sorted((one, other) -> Double.compare(other.confidence(), one.confidence()))
                .toList();
    }

    private static double rounded(double confidence) {
        return Math.round(confidence * 10_000) / 10_000.0;
    }
}
