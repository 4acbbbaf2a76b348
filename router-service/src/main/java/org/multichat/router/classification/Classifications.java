package org.multichat.router.classification;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.OptionalLong;
import org.multichat.router.openai.Cost;
import org.multichat.router.openai.Opinion;
import org.multichat.router.openai.Question;
import org.multichat.router.openai.SecondOpinion;
import org.multichat.router.route.Route;
import org.multichat.router.route.Router;

/** Classifies what is asked, a bounded number at once, and counts what came of it. */
@Startup // a setting that cannot be is told before the first request
@ApplicationScoped
class Classifications {

    private final Router router;
    private final SecondOpinion second;
    private final double sureAbove;
    private final Turnstile turnstile;
    private final MeterRegistry metrics;

    @Inject
    Classifications(
            LocalClassifier classifier, SecondOpinion second, ClassificationConfig config, MeterRegistry metrics) {
        this.router = new Router(classifier, classifier.lexicon(), config.abstainBelow());
        this.second = second;
        this.sureAbove = sureAbove(config);
        this.turnstile =
                new Turnstile(config.atOnce().orElse(Runtime.getRuntime().availableProcessors()), config.waiting());
        this.metrics = metrics;
    }

    private static double sureAbove(ClassificationConfig config) {
        if (config.sureAbove() < config.abstainBelow() || config.sureAbove() > 1) {
            throw new ConfigurationException(
                    "ROUTER_SURE_ABOVE is %s, but has to be between ROUTER_ABSTAIN_BELOW and 1."
                            .formatted(config.sureAbove()));
        }
        return config.sureAbove();
    }

    /**
     * Where the question goes.
     *
     * @param ceilingMicros what may be paid for a second opinion; nothing where it may not be asked for
     */
    Decision of(Question question, OptionalLong ceilingMicros) {
        Timer.Sample sample = Timer.start(metrics);
        Route local = turnstile.through(() -> router.route(question.prompt(), question.context()));
        Decision decision = isSure(local) ? sure(local, ceilingMicros) : unsure(question, local, ceilingMicros);
        Route route = decision.route();
        sample.stop(metrics.timer(
                "classification.duration", "modality", route.modality().name(), "decidedBy", route.decidedBy()));
        return decision;
    }

    /** Whoever was asked back instead of answered, the classifier was not sure about. */
    private boolean isSure(Route local) {
        return local.confidence() >= sureAbove;
    }

    private static Decision sure(Route local, OptionalLong ceilingMicros) {
        return ceilingMicros.isPresent() ? Decision.of(new Opinion(local, Cost.NONE)) : Decision.free(local, null);
    }

    private Decision unsure(Question question, Route local, OptionalLong ceilingMicros) {
        return ceilingMicros.isPresent()
                ? Decision.of(second.ask(question, local, ceilingMicros.getAsLong()))
                : Decision.free(local, second.offer(question).orElse(null));
    }
}
