package org.multichat.gateway.artifact;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.multichat.kit.http.FileAnswer;
import org.multichat.kit.problem.Problem;
import org.multichat.kit.problem.Refusal;

/**
 * Makes other forms of artifacts, each once: the form lies beside the artifact from then on, and goes with it. That is
 * seconds of reckoning, so it is done on a thread of its own: on a virtual one it would keep others from running.
 */
@ApplicationScoped
class Workshop {

    /**
     * A picture of sixteen million pixels takes some 70 MB while it is converted, a third of the heap of a small
     * gateway.
     */
    private static final int AT_ONCE = 1;

    private static final int WAITING = 32;
    private static final int PATIENCE_SECONDS = 30;

    private final ThreadPoolExecutor hands = new ThreadPoolExecutor(
            AT_ONCE,
            AT_ONCE,
            PATIENCE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().daemon().name("workshop-", 0).factory());

    private final ArtifactStore store;

    @Inject
    Workshop(ArtifactStore store) {
        this.store = store;
        hands.allowCoreThreadTimeOut(true);
    }

    /** How a form is made. */
    interface Recipe extends ArtifactStore.FileReader<byte[]> {}

    /** That form of an artifact, made of its original if it was not before. */
    FileAnswer.Source form(ArtifactKey form, Recipe recipe) {
        Optional<FileAnswer.Source> kept = store.find(form);
        return kept.isPresent() ? kept.get() : made(form, recipe);
    }

    @PreDestroy
    void close() {
        var _ = hands.shutdownNow();
    }

    private FileAnswer.Source made(ArtifactKey form, Recipe recipe) {
        try {
            Future<FileAnswer.Source> made = hands.submit(() -> make(form, recipe));
            try {
                return made.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } finally {
                made.cancel(true);
            }
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Refusal refusal) {
                throw refusal;
            }
            throw new IllegalStateException("%s cannot be made".formatted(form.name()), failed.getCause());
        } catch (InterruptedException leaving) {
            Thread.currentThread().interrupt();
            throw new WorkshopFull();
        } catch (RejectedExecutionException | TimeoutException full) {
            throw new WorkshopFull();
        }
    }

    private FileAnswer.Source make(ArtifactKey form, Recipe recipe) {
        try {
            Optional<FileAnswer.Source> before = store.find(form);
            if (before.isPresent()) {
                return before.get();
            }
            byte[] bytes = store.read(ArtifactKey.original(form.id()), recipe);
            try (Unfinished unfinished = Unfinished.of(new ByteArrayInputStream(bytes), store.workbench())) {
                store.keep(form, unfinished);
            }
            return store.find(form).orElseThrow(() -> new LostArtifact(form.id()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static final class WorkshopFull extends Refusal {
        WorkshopFull() {
            super(Problem.of(
                            "too-many-at-once",
                            503,
                            "Too many at once",
                            "As many pictures and songs are being converted as may.")
                    .with("retryAfterSeconds", 2));
        }
    }
}
