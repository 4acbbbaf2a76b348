package org.multichat.gateway.fake;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/**
 * All neighbours of a gateway under test. The tests of a module ask as one account, the faster the machine, the more
 * within a minute: how many that may be is not limited here.
 */
public final class Neighbours implements QuarkusTestResourceLifecycleManager {

    /** The ones of the running test; a test resource lives in the JVM of its tests. */
    private static final Neighbours HERE = new Neighbours();

    private FakeRouter router = new FakeRouter();
    private FakeBudget budget = new FakeBudget();
    private FakeGenerator image = new FakeGenerator();
    private FakeGenerator song = new FakeGenerator();
    private FakeGenerator research = new FakeGenerator();

    public static FakeRouter router() {
        return HERE.router;
    }

    public static FakeBudget budget() {
        return HERE.budget;
    }

    public static FakeGenerator image() {
        return HERE.image;
    }

    public static FakeGenerator song() {
        return HERE.song;
    }

    public static FakeGenerator research() {
        return HERE.research;
    }

    /** Everybody is as on the first day. */
    public static void forget() {
        HERE.router.forget();
        HERE.budget.forget();
        HERE.image.forget();
        HERE.song.forget();
        HERE.research.forget();
    }

    @Override
    public Map<String, String> start() {
        try {
            return Map.of(
                    "chat.turns-per-minute", "0",
                    "quarkus.rest-client.router.url", HERE.router.url(),
                    "quarkus.rest-client.budget.url", HERE.budget.url(),
                    "generation.url.IMAGE", HERE.image.url(),
                    "generation.url.SONG", HERE.song.url(),
                    "generation.url.RESEARCH", HERE.research.url(),
                    "artifact.folder", Files.createTempDirectory("artifacts").toString());
        } catch (IOException noFolder) {
            throw new UncheckedIOException(noFolder);
        }
    }

    @Override
    public void stop() {
        // They end with the JVM of the tests.
    }
}
