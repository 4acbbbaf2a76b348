package org.multichat.song.udio;

import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.multichat.generator.provider.Bound;
import org.multichat.generator.provider.Charged;
import org.multichat.generator.provider.Options;
import org.multichat.generator.provider.Past;
import org.multichat.generator.provider.Price;
import org.multichat.generator.provider.Prompt;
import org.multichat.generator.provider.Work;
import org.multichat.provider.call.Limits;
import org.multichat.provider.call.ProviderCalls;
import org.multichat.provider.link.AllowedHosts;
import org.multichat.provider.link.Links;
import org.multichat.provider.link.Resolver;
import org.multichat.provider.setting.ApiKey;

/** Buys at a {@link FakeUdio}, with little patience and a breaker that nobody else has tripped. */
record Customer(FakeUdio udio, UdioVersion version, Charged chargeFailed) {

    static final long MICROS = 70_000;
    static final String KEY = "canary-5d41402abc4b";

    private static final AtomicInteger CUSTOMERS = new AtomicInteger();
    private static final Limits LIMITS = new Limits(8, Duration.ofMillis(900), Duration.ofMillis(900));
    private static final Pace PACE = new Pace(Duration.ofMillis(8), Duration.ofMillis(200), Duration.ofMillis(1));

    UdioProvider provider(Vertx vertx) {
        int n = CUSTOMERS.incrementAndGet();
        UdioSettings settings = new UdioSettings(
                version,
                udio.generation(),
                udio.generation().resolve("feed"),
                Optional.of(new ApiKey(KEY)),
                version.usualModel(),
                new UdioPrice(new Price(MICROS), Bound.HARD, "fixed-0.07", "two songs"),
                chargeFailed,
                PACE);
        AllowedHosts hosts = new AllowedHosts(List.of("*.suno.ai"), List.of(udio.origin()));
        return new UdioProvider(
                new Udio(
                        settings,
                        new ProviderCalls("udio-test-" + n, LIMITS, UdioErrors::isFinal),
                        new ProviderCalls("udio-media-test-" + n, LIMITS, _ -> false),
                        new Links(vertx, hosts, Resolver.SYSTEM)),
                settings,
                Clock.systemUTC());
    }

    static Work work(String prompt, Past... before) {
        return work(prompt, Map.of(), before);
    }

    static Work work(String prompt, Map<String, Object> options, Past... before) {
        return new Work(
                UUID.randomUUID(),
                new Prompt(prompt),
                List.of(before),
                new Options(options),
                MICROS,
                Instant.now().plus(Duration.ofMinutes(5)));
    }
}
