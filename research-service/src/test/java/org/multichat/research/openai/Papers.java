package org.multichat.research.openai;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.multichat.generator.provider.Options;
import org.multichat.generator.provider.Past;
import org.multichat.generator.provider.Prompt;
import org.multichat.generator.provider.Work;
import org.multichat.provider.call.ProviderGuards;
import org.multichat.provider.openai.OpenAiServer;
import org.multichat.provider.setting.ProviderConfig;
import org.multichat.research.setting.ResearchConfig;

/** Providers of papers at the fake, which all tests of a run share as they share the guard of its calls. */
final class Papers {

    static final FakeOpenAi FAKE = new FakeOpenAi();
    static final String KEY = "sk-canary-4711";
    static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static @Nullable OpenAiServer server;

    private Papers() {}

    private record Address(URI baseUrl, Optional<String> apiKey) implements ProviderConfig.OpenAi {
        @Override
        public Optional<String> organization() {
            return Optional.empty();
        }

        @Override
        public Optional<String> project() {
            return Optional.empty();
        }
    }

    /** With these settings beyond the defaults. */
    static OpenAiProvider provider(ProviderGuards guards, Map<String, String> settings) {
        return OpenAiProvider.of(settings(settings), server(guards), Clock.fixed(NOW, ZoneOffset.UTC), _ -> {});
    }

    static Settings settings(Map<String, String> settings) {
        var config = new SmallRyeConfigBuilder()
                .withMapping(ResearchConfig.class)
                .withMapping(ProviderConfig.class)
                .withDefaultValue("provider.mode", "PRODUCTION")
                .withDefaultValue("provider.openai.base-url", FAKE.address().toString())
                .withDefaultValue("research.thinkers", "gpt-5,gpt-6")
                .withDefaultValues(settings)
                .build();
        return Settings.of(
                config.getConfigMapping(ResearchConfig.class),
                config.getConfigMapping(ProviderConfig.class),
                LocalDate.ofInstant(NOW, ZoneOffset.UTC));
    }

    static Work work() {
        return work("Write a paper about the history of opera", Map.of(), List.of());
    }

    static Work work(String prompt, Map<String, Object> options, List<Past> context) {
        return new Work(
                UUID.fromString("01900000-0000-7000-8000-000000000001"),
                new Prompt(prompt),
                context,
                new Options(options),
                100_000_000,
                NOW.plus(Duration.ofMinutes(5)));
    }

    private static synchronized OpenAiServer server(ProviderGuards guards) {
        OpenAiServer known = server;
        if (known == null) {
            known = OpenAiServer.of(new Address(FAKE.address(), Optional.of(KEY)), guards);
            server = known;
        }
        return known;
    }
}
