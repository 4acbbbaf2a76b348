package org.multichat.router.route;

import org.multichat.router.model.FeatureSpace;
import org.multichat.router.model.Likelihoods;
import org.multichat.router.model.LinearModel;
import org.multichat.router.text.Reading;

/** Weighs the words alone: less sure, and the same on every machine. */
public record WordsClassifier(LinearModel model) implements Classifier {

    @Override
    public String name() {
        return "local-words";
    }

    @Override
    public Likelihoods judge(Reading reading) {
        return model.judge(FeatureSpace.of(reading, null));
    }
}
