package org.multichat.image.fallback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.multichat.generator.GeneratorOutput;
import org.multichat.generator.provider.Attach;
import org.multichat.generator.provider.Charged;
import org.multichat.generator.provider.Failure;
import org.multichat.generator.provider.Options;
import org.multichat.generator.provider.Prompt;
import org.multichat.generator.provider.Work;

class WithFallbackTest {

    private static final Work WORK =
            new Work(UUID.randomUUID(), new Prompt("a cat"), List.of(), new Options(Map.of()), 40_000, Instant.MAX);

    private final Shop bfl = new Shop("bfl", Attach.ANY, 40_000);
    private final Shop openAi = new Shop("openai", Attach.REPLICA, 13_000);
    private final Shop local = new Shop("local", Attach.ANY, 0);
    private final GeneratorOutput output = new GeneratorOutput();

    @ParameterizedTest
    @ValueSource(strings = {"provider-unreachable", "provider-busy", "provider-no-credit", "provider-key-refused"})
    void theSecondMakesItWhenTheFirstCertainlyDidNothing(String problem) throws Exception {
        new WithFallback(bfl.failing(problem, Charged.NO), openAi).generate(WORK, output);

        assertThat(output.said)
                .containsExactly(
                        "asks openai", "accepted openai m", "progress making 0.1", "produced image/png", "usage 13000");
        assertThat(output.acceptance().orElseThrow().attach()).isEqualTo(Attach.REPLICA);
        assertThat(bfl.asked).containsExactly("generate");
    }

    @Test
    void anAcceptanceThatCameToNothingWasNeverSaid() throws Exception {
        new WithFallback(openAi.failing("provider-busy", Charged.NO), local).generate(WORK, output);

        assertThat(output.said).containsExactly("asks local", "accepted local m", "produced image/png", "usage 0");
    }

    @ParameterizedTest
    @CsvSource({
        "provider-busy, UNKNOWN",
        "provider-no-answer, UNKNOWN",
        "provider-failed, UNKNOWN",
        "provider-moderated, NO",
        "provider-refused-request, NO",
        "media-refused, YES"
    })
    void otherwiseNobodyElseIsAsked(String problem, Charged charged) {
        for (Shop first : List.of(bfl, openAi)) {
            WithFallback both = new WithFallback(first.failing(problem, charged), local);

            assertThatThrownBy(() -> both.generate(WORK, output))
                    .isInstanceOfSatisfying(
                            Failure.class,
                            failure -> assertThat(failure.charged()).isEqualTo(charged));
        }
        assertThat(local.asked).isEmpty();
    }

    @Test
    void aSecondThatIsDearerThanWhatIsSetAsideIsNotAsked() {
        Shop dear = new Shop("openai", Attach.REPLICA, 40_001);

        assertThatThrownBy(
                        () -> new WithFallback(bfl.failing("provider-busy", Charged.NO), dear).generate(WORK, output))
                .isInstanceOf(Failure.class);
        assertThat(dear.asked).isEmpty();
        assertThat(output.said).isEmpty();
    }

    @Test
    void whatComesLaterGoesToWhomTheHandleNames() throws Exception {
        WithFallback both = new WithFallback(bfl, local);
        both.resume(WORK, "bfl {}", output);
        both.stopped(WORK, "bfl {}");
        both.resume(WORK, "", output);
        both.cost(WORK, "");

        assertThat(bfl.asked).containsExactly("resume bfl {}", "stopped bfl {}");
        assertThat(local.asked).containsExactly("resume ", "cost ");
        assertThat(both.reference("bfl {}")).contains("bfl {}");
        assertThat(both.reference("")).isEmpty();
        assertThat(both.makes("local")).isTrue();
        assertThat(both.makes("openai")).isFalse();

        new WithFallback(bfl, openAi).stopped(WORK, "openai");
        assertThat(openAi.asked).containsExactly("stopped openai");
    }

    @Test
    void whatGoesWellIsSaidAsItIs() throws Exception {
        new WithFallback(bfl, local).generate(WORK, output);
        new WithFallback(openAi, local).generate(WORK, output);

        assertThat(output.said)
                .containsExactly(
                        "accepted bfl m",
                        "produced image/png",
                        "usage 40000",
                        "accepted openai m",
                        "progress making 0.1",
                        "produced image/png",
                        "usage 13000");
        assertThat(local.asked).isEmpty();
    }
}
