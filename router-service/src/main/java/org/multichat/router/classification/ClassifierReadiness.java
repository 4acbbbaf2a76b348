package org.multichat.router.classification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready as soon as something can classify; says what, so that nobody takes the words alone for the whole. */
@Readiness
@ApplicationScoped
class ClassifierReadiness implements HealthCheck {

    private final LocalClassifier classifier;

    @Inject
    ClassifierReadiness(LocalClassifier classifier) {
        this.classifier = classifier;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("classifier")
                .up()
                .withData("decidedBy", classifier.name())
                .withData("loadedInMillis", classifier.loading().toMillis());
        classifier.wordsOnlyBecause().ifPresent(because -> response.withData("wordsOnlyBecause", because));
        return response.build();
    }
}
