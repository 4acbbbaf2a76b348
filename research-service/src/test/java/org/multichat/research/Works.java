package org.multichat.research;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.multichat.generator.provider.Options;
import org.multichat.generator.provider.Past;
import org.multichat.generator.provider.Prompt;
import org.multichat.generator.provider.Work;

/** Prompts as work. */
public final class Works {

    public static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    private Works() {}

    public static Work of(String prompt) {
        return of(prompt, Map.of(), List.of());
    }

    public static Work of(String prompt, Map<String, Object> options, List<Past> context) {
        return new Work(
                UUID.fromString("01900000-0000-7000-8000-000000000001"),
                new Prompt(prompt),
                context,
                new Options(options),
                10_000,
                NOW.plusSeconds(300));
    }

    public static Past paper(String prompt) {
        return new Past(prompt, "RESEARCH", null);
    }
}
