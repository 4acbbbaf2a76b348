package org.multichat.router.classification;

import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.multichat.router.embedding.EmbeddingUnavailable;
import org.multichat.router.embedding.SentenceEmbedding;
import org.multichat.router.model.Likelihoods;
import org.multichat.router.model.LinearModel;
import org.multichat.router.route.Classifier;
import org.multichat.router.route.EmbeddingClassifier;
import org.multichat.router.route.WordsClassifier;
import org.multichat.router.text.Lexicon;
import org.multichat.router.text.Reading;

/**
 * The best classifier this machine can run, loaded before the first request is let in: meaning and words, or the words
 * alone where the embedding model cannot be loaded.
 */
@Startup
@Singleton
public class LocalClassifier implements Classifier {

    private final Lexicon lexicon = Lexicon.shipped();
    private final Duration loading;
    private final Classifier chosen;
    private @Nullable SentenceEmbedding embedding;
    private @Nullable String wordsOnlyBecause;

    @Inject
    LocalClassifier(ClassificationConfig config) {
        long start = System.nanoTime();
        chosen = config.embedding() ? best() : wordsOnly("it is switched off");
        judge(Reading.of("a first prompt, so that the first person does not wait", lexicon));
        loading = Duration.ofNanos(System.nanoTime() - start);
        Log.infof("classifier %s is ready after %d ms", chosen.name(), loading.toMillis());
    }

    private Classifier best() {
        try {
            SentenceEmbedding loaded = SentenceEmbedding.load();
            embedding = loaded;
            return new EmbeddingClassifier(loaded, weights("embedding.weights"));
        } catch (EmbeddingUnavailable unavailable) {
            return wordsOnly(String.valueOf(unavailable.getMessage()));
        }
    }

    private Classifier wordsOnly(String because) {
        wordsOnlyBecause = because;
        Log.warnf("no embedding model (%s): words decide alone, which is right less often", because);
        return new WordsClassifier(weights("words.weights"));
    }

    private static LinearModel weights(String name) {
        try (InputStream file = Objects.requireNonNull(LinearModel.class.getResourceAsStream(name), name)) {
            return LinearModel.read(file);
        } catch (IOException broken) {
            throw new UncheckedIOException("the weights shipped with this service cannot be read", broken);
        }
    }

    @Override
    public String name() {
        return chosen.name();
    }

    @Override
    public Likelihoods judge(Reading reading) {
        return chosen.judge(reading);
    }

    Lexicon lexicon() {
        return lexicon;
    }

    /** How long it took to load. */
    Duration loading() {
        return loading;
    }

    /** Why the embedding model is not used, where that is so. */
    Optional<String> wordsOnlyBecause() {
        return Optional.ofNullable(wordsOnlyBecause);
    }

    @PreDestroy
    void close() {
        if (embedding != null) {
            embedding.close();
        }
    }
}
