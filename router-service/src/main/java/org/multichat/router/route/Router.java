package org.multichat.router.route;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.multichat.router.model.Label;
import org.multichat.router.model.Likelihoods;
import org.multichat.router.prompt.Modality;
import org.multichat.router.prompt.Past;
import org.multichat.router.prompt.Prompt;
import org.multichat.router.text.Hint;
import org.multichat.router.text.Lexicon;
import org.multichat.router.text.Reading;

/**
 * Decides what a prompt asks for, in its conversation: words that point back go where the last thing was made, the
 * answer to a question back is read together with what was asked, and what is not clear enough is asked back.
 */
public final class Router {

    /** With something to point back to, words that may point back are so many times likelier to do so. */
    private static final double POINTS_BACK = 3;

    private final Classifier classifier;
    private final Lexicon lexicon;
    private final double abstainBelow;

    /** @param abstainBelow a modality less likely than this is not paid for; the person is asked back */
    public Router(Classifier classifier, Lexicon lexicon, double abstainBelow) {
        this.classifier = classifier;
        this.lexicon = lexicon;
        this.abstainBelow = abstainBelow;
    }

    public Route route(Prompt prompt, List<Past> context) {
        Route route = routeOf(prompt.text(), lastMade(context));
        if (route.modality() == Modality.NONE && wasAskedBack(context)) {
            Route whole = routeOf(context.getLast().prompt() + ' ' + prompt.text(), Modality.NONE);
            return whole.modality().isMade() ? whole : route;
        }
        return route;
    }

    private static boolean wasAskedBack(List<Past> context) {
        return !context.isEmpty() && !context.getLast().modality().isMade();
    }

    private static Modality lastMade(List<Past> context) {
        return context.reversed().stream()
                .map(Past::modality)
                .filter(Modality::isMade)
                .findFirst()
                .orElse(Modality.NONE);
    }

    private Route routeOf(String text, Modality last) {
        Reading reading = Reading.of(text, lexicon);
        Likelihoods likelihoods = classifier.judge(reading);
        Map<Modality, Double> confidences = inConversation(likelihoods, last);
        List<Modality> ranked = confidences.keySet().stream()
                .sorted(Comparator.comparingDouble((Modality modality) -> -confidences.getOrDefault(modality, 0.0)))
                .toList();
        Modality likeliest = ranked.getFirst();
        boolean clear = confidences.getOrDefault(likeliest, 0.0) >= abstainBelow;
        Modality chosen = clear ? likeliest : Modality.NONE;
        List<Route.Alternative> alternatives = ranked.stream()
                .filter(modality -> modality != chosen)
                .map(modality -> new Route.Alternative(modality, rounded(confidences.getOrDefault(modality, 0.0))))
                .toList();
        boolean pointsBack = chosen.isMade() && chosen == last && pointsBack(likelihoods, chosen);
        String reason =
                pointsBack ? "It goes on from %s before.".formatted(chosen.words()) : reason(reading, chosen, clear);
        return new Route(
                chosen, rounded(confidences.getOrDefault(chosen, 0.0)), alternatives, reason, classifier.name());
    }

    /** What a text looks like by itself, turned into what it asks for after {@code last} was made. */
    private static Map<Modality, Double> inConversation(Likelihoods alone, Modality last) {
        double back = alone.of(Label.FOLLOW_UP) * (last.isMade() ? POINTS_BACK : 1);
        double all = 1 - alone.of(Label.FOLLOW_UP) + back;
        Map<Modality, Double> confidences = new EnumMap<>(Modality.class);
        alone.byLabel().forEach((label, likelihood) -> {
            boolean pointing = label == Label.FOLLOW_UP;
            confidences.merge(pointing ? last : label.alone(), (pointing ? back : likelihood) / all, Double::sum);
        });
        return confidences;
    }

    private static boolean pointsBack(Likelihoods alone, Modality chosen) {
        return alone.of(Label.FOLLOW_UP) * POINTS_BACK > alone.of(Label.valueOf(chosen.name()));
    }

    private static String reason(Reading reading, Modality chosen, boolean clear) {
        if (!clear) {
            return "It is not clear whether a picture, a song or research is wanted.";
        }
        if (!chosen.isMade()) {
            return "It asks for nothing that is made here.";
        }
        Hint leading = reading.leading();
        if (leading == null || leading.kind().modality() != chosen) {
            return "It reads like a wish for %s.".formatted(chosen.words());
        }
        return "The word \"%s\" asks for %s.".formatted(leading.word(), chosen.words());
    }

    /** Four digits are more than a classifier knows. */
    private static double rounded(double confidence) {
        return Math.round(confidence * 10_000) / 10_000.0;
    }
}
