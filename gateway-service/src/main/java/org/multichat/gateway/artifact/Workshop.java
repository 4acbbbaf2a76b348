package org.multichat.gateway.artifact;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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

    Workshop() {
        hands.allowCoreThreadTimeOut(true);
    }

    /** How a form is made. */
    interface Recipe {
        byte[] make(Path original) throws IOException;
    }

    /**
     * The file with that form of the original.
     *
     * @param ending of its name beside the original's
     */
    Path form(Path original, String ending, Recipe recipe) {
        Path form = original.resolveSibling(original.getFileName() + ending);
        if (Files.isRegularFile(form)) {
            return form;
        }
        try {
            Future<Path> made = hands.submit(() -> make(original, form, recipe));
            try {
                return made.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } finally {
                made.cancel(true);
            }
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Refusal refusal) {
                throw refusal;
            }
            throw new IllegalStateException("%s%s cannot be made".formatted(original, ending), failed.getCause());
        } catch (InterruptedException leaving) {
            Thread.currentThread().interrupt();
            throw new WorkshopFull();
        } catch (RejectedExecutionException | TimeoutException full) {
            throw new WorkshopFull();
        }
    }

    @PreDestroy
    void close() {
        var _ = hands.shutdownNow();
    }

    private static Path make(Path original, Path form, Recipe recipe) {
        try {
            if (!Files.isRegularFile(form)) {
                store(form, recipe.make(original));
            }
            return form;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void store(Path form, byte[] bytes) throws IOException {
        Path unfinished = Files.createTempFile(form.getParent(), "unfinished", ".tmp");
        try {
            Files.write(unfinished, bytes);
            Files.move(unfinished, form, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
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
