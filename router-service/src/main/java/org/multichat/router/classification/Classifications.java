package org.multichat.router.classification;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.multichat.router.prompt.Past;
import org.multichat.router.prompt.Prompt;
import org.multichat.router.route.Route;
import org.multichat.router.route.Router;

/** Classifies what is asked, a bounded number at once, and counts what came of it. */
@ApplicationScoped
class Classifications {

    private final Router router;
    private final Turnstile turnstile;
    private final MeterRegistry metrics;

    @Inject
    Classifications(LocalClassifier classifier, ClassificationConfig config, MeterRegistry metrics) {
        this.router = new Router(classifier, classifier.lexicon(), config.abstainBelow());
        this.turnstile =
                new Turnstile(config.atOnce().orElse(Runtime.getRuntime().availableProcessors()), config.waiting());
        this.metrics = metrics;
    }

    Route of(Prompt prompt, List<Past> context) {
        Timer.Sample sample = Timer.start(metrics);
        Route route = turnstile.through(() -> router.route(prompt, context));
        sample.stop(metrics.timer(
                "classification.duration", "modality", route.modality().name(), "decidedBy", route.decidedBy()));
        return route;
    }
}
