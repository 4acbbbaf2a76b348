package org.multichat.research.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.multichat.generator.GeneratorContractTest;

/**
 * The service as it is with a model that is paid: the same contract, and no word of the key or of prompts in its log.
 */
@QuarkusTest
@TestProfile(OpenAiContractTest.Bought.class)
class OpenAiContractTest extends GeneratorContractTest {

    private static final String KEY = "sk-canary-0815";

    private final List<String> logged = new CopyOnWriteArrayList<>();
    private final Handler listening = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            Throwable thrown = entry.getThrown();
            logged.add(entry.getMessage()
                    + List.of(entry.getParameters() == null ? new Object[0] : entry.getParameters())
                    + (thrown == null ? "" : thrown));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    /** One fake for the whole run: its address is a setting of the application. */
    public static final class Bought implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "provider.mode",
                    "PRODUCTION",
                    "provider.openai.base-url",
                    new FakeOpenAi().address().toString(),
                    "provider.openai.api-key",
                    KEY);
        }
    }

    @BeforeEach
    void listen() {
        listening.setLevel(Level.ALL);
        Logger.getLogger("").addHandler(listening);
    }

    @AfterEach
    void nothingSecretWasLogged() {
        Logger.getLogger("").removeHandler(listening);
        assertThat(logged)
                .as("every test is about papers, prompts and keys")
                .noneMatch(line -> line.contains("canary"));
    }

    @Override
    protected String goodPrompt() {
        return "Write a paper about the canary islands";
    }

    @Override
    protected boolean isBought() {
        return true;
    }

    @Override
    protected List<String> mediaTypes() {
        return List.of("text/markdown");
    }
}
