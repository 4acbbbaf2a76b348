package org.multichat.router.route;

import org.multichat.router.embedding.SentenceEmbedding;
import org.multichat.router.model.FeatureSpace;
import org.multichat.router.model.Likelihoods;
import org.multichat.router.model.LinearModel;
import org.multichat.router.text.Reading;

/** Weighs what a text means together with its words. */
public record EmbeddingClassifier(SentenceEmbedding embedding, LinearModel model) implements Classifier {

    @Override
    public String name() {
        return "local-embedding";
    }

    @Override
    public Likelihoods judge(Reading reading) {
        return model.judge(FeatureSpace.of(reading, embedding.of(reading.original())));
    }
}
