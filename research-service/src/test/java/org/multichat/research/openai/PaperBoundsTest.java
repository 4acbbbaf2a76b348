package org.multichat.research.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.multichat.generator.provider.Past;
import org.multichat.generator.provider.Usage;
import org.multichat.generator.provider.Work;
import org.multichat.kit.problem.Refusal;
import org.multichat.provider.call.ProviderGuards;
import org.multichat.provider.rest.JsonBody;

/**
 * Against a provider that bills as much as it may: a token for every byte, every token it was allowed, all at the
 * dearest.
 */
@QuarkusTest
class PaperBoundsTest {

    @Inject
    ProviderGuards guards;

    @Inject
    CircuitBreakerMaintenance breakers;

    private final FakeOpenAi fake = Papers.FAKE;

    @BeforeEach
    void asNew() {
        fake.reset();
        breakers.resetAll();
    }

    @Test
    void whateverThePriceTheModelAndTheLengthThePaperCostsNoMoreThanItsQuote() throws Exception {
        Random random = new Random(20_261_126);
        int written = 0;
        for (int round = 0; round < 120; round++) {
            fake.reset().greedy = true;
            Map<String, String> settings = settings(random);
            Work work = work(random);
            OpenAiProvider provider = Papers.provider(guards, settings);
            Told told = new Told();
            long most;
            try {
                most = provider.quote(work).maxMicros();
            } catch (Refusal tooLittle) {
                continue;
            }
            written++;

            provider.generate(work, told);

            assertThat(fake.billedMicros())
                    .as("%s %s", settings, work.options())
                    .isLessThanOrEqualTo(most);
            assertThat(told.usage().map(Usage::costMicros).orElseThrow()).isLessThanOrEqualTo(most);
            assertThat(fake.requests.stream()
                            .mapToLong(request ->
                                    request.count("max_output_tokens").orElseThrow())
                            .sum())
                    .as("every token it was allowed, in all calls together")
                    .isLessThanOrEqualTo(Long.parseLong(settings.getOrDefault("research.max-tokens", "4000")));
            assertThat(fake.submitted.getLast()).as("it ends as a paper").isIn("conclusion", "whole");
            assertThat(told.products).hasSize(1);
        }
        assertThat(written).isGreaterThan(60);
    }

    @Test
    void theConclusionIsWrittenWithWhatWasKeptForItWhenSectionsTakeTooMuch() throws Exception {
        fake.greedy = true;

        Papers.provider(guards, Map.of("research.max-tokens", "2500")).generate(Papers.work(), new Told());

        assertThat(fake.submitted).startsWith("outline", "section").endsWith("section", "conclusion");
        assertThat(fake.submitted).as("fewer than it planned").hasSizeLessThan(5 + 2);
        JsonBody conclusion = fake.requests.getLast();
        assertThat(conclusion.count("max_output_tokens"))
                .hasValueSatisfying(tokens -> assertThat(tokens).isGreaterThanOrEqualTo(300));
    }

    private static Map<String, String> settings(Random random) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(
                "research.model-name",
                List.of("gpt-6-luna", "gpt-6.1-sol", "gpt-4o-mini").get(random.nextInt(3)));
        settings.put("research.max-tokens", String.valueOf(800 + random.nextInt(9_000)));
        if (random.nextBoolean()) {
            settings.put("research.cost", "0.0" + (10_000 + random.nextInt(80_000)));
        }
        if (random.nextInt(5) == 0) {
            settings.put("research.form", "single");
        }
        settings.put("research.api", "responses");
        return settings;
    }

    private static Work work(Random random) {
        String prompt = "Ein Aufsatz über \"Öl\" — 石油 ".repeat(1 + random.nextInt(40));
        List<Past> context = new ArrayList<>();
        if (random.nextBoolean()) {
            context.add(new Past("earlier ".repeat(50), "RESEARCH", "é".repeat(400)));
        }
        String length = List.of("short", "standard", "long").get(random.nextInt(3));
        return Papers.work(prompt, Map.of("length", length), context);
    }
}
