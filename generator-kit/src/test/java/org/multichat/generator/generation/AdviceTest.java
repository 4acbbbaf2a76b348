package org.multichat.generator.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.multichat.generator.generation.Replica.work;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multichat.generator.fake.FakeProvider;
import org.multichat.generator.provider.Charged;
import org.multichat.generator.provider.Failure;
import org.multichat.generator.provider.Output;
import org.multichat.generator.provider.Usage;
import org.multichat.generator.provider.Work;
import org.multichat.kit.problem.Problem;
import org.multichat.provider.call.ProviderProblems;

/** Nobody is told to ask again as if that were free, where it may not be. */
class AdviceTest {

    @TempDir
    Path temporary = Path.of("");

    /** Fails for what the prompt says: a number of micros that are taken, or what is known of that. */
    private static final class Failing extends FakeProvider {

        @Override
        public void generate(Work work, Output output) throws Failure {
            output.accepted("m", "");
            String said = work.prompt().text();
            boolean isKnown = Character.isDigit(said.charAt(0));
            if (isKnown) {
                output.usage(new Usage(Long.parseLong(said), Map.of()));
            }
            throw new Failure(ProviderProblems.failed("shop", null), isKnown ? Charged.YES : Charged.valueOf(said));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "NO, 'Nothing was taken for it; please ask again.'",
        "0, 'Nothing was taken for it; please ask again.'",
        "40000, It is paid for all the same; asking again costs a second time.",
        "UNKNOWN, 'What it costs is found out later, and what was taken is corrected then; asking again may cost a second time.'"
    })
    void dependsOnWhatIsCharged(String charged, String advice) {
        try (Replica replica = new Replica(new Failing(), temporary)) {
            assertThat(Listener.all(replica.generations.startOrAttach(work(charged), "ada"))
                            .getLast())
                    .contains("\"failed\"", "/problems/provider-failed", "\"detail\":\"" + advice + "\"");
        }
    }

    @Test
    void standsBehindWhatTheProviderSays() {
        assertThat(Advice.on(ProviderProblems.failed("shop", "out of paint"), Charged.NO)
                        .detail())
                .isEqualTo("It says: out of paint. Nothing was taken for it; please ask again.");
        assertThat(Advice.on(ProviderProblems.failed("shop", "Sorry!"), Charged.UNKNOWN)
                        .detail())
                .startsWith("It says: Sorry! What it costs");
    }

    @Test
    void isNotGivenTwice() {
        Problem own = ProviderProblems.noAnswer("shop");

        assertThat(Advice.on(own, Charged.UNKNOWN)).isEqualTo(own);
    }
}
