package org.multichat.image.bfl;

import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.multichat.generator.GeneratorOutput;
import org.multichat.generator.provider.Charged;
import org.multichat.generator.provider.Failure;
import org.multichat.generator.provider.Options;
import org.multichat.generator.provider.Prompt;
import org.multichat.generator.provider.Work;
import org.multichat.image.fake.FakeBfl;
import org.multichat.image.order.Terms;
import org.multichat.image.setting.Settings;
import org.multichat.provider.call.Limits;
import org.multichat.provider.call.ProviderCalls;
import org.multichat.provider.call.ProviderGuards;
import org.multichat.provider.setting.ApiKey;
import org.multichat.provider.setting.ProviderConfig;

/** A provider of this service that buys from a fake, with waits that are short. */
abstract class Buying {

    static final String KEY = "canary-5f0c1f0e";
    private static final Limits SHORT = new Limits(64, Duration.ofSeconds(2), Duration.ofSeconds(3));
    private static final Pace QUICK = new Pace(Duration.ofMillis(1), Duration.ofMillis(3));

    final FakeBfl bfl = new FakeBfl();
    final GeneratorOutput output = new GeneratorOutput();

    @Inject
    ProviderConfig providers;

    @Inject
    ProviderGuards guards;

    @Inject
    Vertx vertx;

    @AfterEach
    void close() {
        bfl.close();
    }

    BflProvider provider() {
        return provider(new Settings(), Charged.UNKNOWN, Clock.systemUTC());
    }

    BflProvider provider(Settings settings, Charged ended, Clock clock) {
        BflDoor door = new BflDoor(new Set(bfl.url(), ended), providers, guards, vertx, clock);
        // Each with a breaker of its own, which has seen nothing yet.
        ProviderCalls calls = new ProviderCalls("bfl-" + UUID.randomUUID(), SHORT, _ -> false);
        return door.provider(
                Terms.of(settings, settings.model()),
                BflPrices.of(Optional.empty()),
                Optional.of(new ApiKey(KEY)),
                calls,
                QUICK);
    }

    static Work work(Map<String, Object> options) {
        return new Work(
                UUID.randomUUID(),
                new Prompt("a cat"),
                List.of(),
                new Options(options),
                40_000,
                Instant.now().plusSeconds(60));
    }

    /** What a generation failed with. */
    Failure failureOf(BflProvider provider) throws InterruptedException {
        try {
            provider.generate(work(Map.of()), output);
        } catch (Failure failure) {
            return failure;
        }
        throw new AssertionError("it was made: " + output.said);
    }

    private record Set(URI url, Charged ended) implements BflConfig {

        @Override
        public Optional<String> apiKey() {
            return Optional.of(KEY);
        }

        @Override
        public Optional<Path> prices() {
            return Optional.empty();
        }

        @Override
        public Charged chargeModerated() {
            return ended;
        }

        @Override
        public Charged chargeFailed() {
            return ended;
        }
    }
}
