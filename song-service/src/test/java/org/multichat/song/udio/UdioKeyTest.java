package org.multichat.song.udio;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.multichat.generator.GeneratorClient;
import org.multichat.generator.GeneratorClient.Event;
import org.multichat.kit.token.ServiceTokens;

/** A key that is searched for wherever it must not be, and a prompt likewise. */
@QuarkusTest
@TestProfile(UdioForTests.class)
class UdioKeyTest {

    private static final String PROMPT = "a shanty for the heron at the lock";
    private static final List<Deed> REPLIES = List.of(
            Deed.json(400, said()),
            Deed.json(500, said()),
            Deed.json(200, said().replace("{", "{\"code\":403,")),
            Deed.json(200, said()),
            Deed.json(200, "not json: " + Customer.KEY),
            Deed.SWALLOW);

    private final FakeUdio udio = UdioForTests.UDIO;
    private final Logger root = Logger.getLogger("");
    private final Lines lines = new Lines();

    @TestHTTPResource("/")
    URI address;

    @Inject
    ServiceTokens tokens;

    private static String said() {
        return "{\"message\":\"no token %s for %s\"}".formatted(Customer.KEY, PROMPT);
    }

    @BeforeEach
    void listen() {
        udio.behave();
        root.addHandler(lines);
    }

    @AfterEach
    void stopListening() {
        root.removeHandler(lines);
    }

    @Test
    void theKeyIsInNoReplyAndNoLogAndThePromptInNoLog() {
        List<Event> events = new ArrayList<>();
        try (GeneratorClient client = new GeneratorClient(address, tokens.bearer("song-service", "ada"))) {
            events.addAll(client.generate(GeneratorClient.work(PROMPT)));
            for (Deed reply : REPLIES) {
                udio.submitting(reply);
                events.addAll(client.generate(GeneratorClient.work(PROMPT)));
            }
            udio.behave();
            udio.looking(
                    udio.answers().feedSaying("failed", "\"fail_message\":\"%s is no key\",".formatted(Customer.KEY)));
            events.addAll(client.generate(GeneratorClient.work(PROMPT)));
            assertThat(client.send(client.request("/v1/offers")).body()).doesNotContain(Customer.KEY);
        }

        assertThat(events).filteredOn(event -> event.type().equals("failed")).hasSize(REPLIES.size() + 1);
        assertThat(events.toString()).contains("(a key)").doesNotContain(Customer.KEY);
        assertThat(lines.said)
                .anyMatch(line -> line.contains("udio"))
                .noneMatch(line -> line.contains(Customer.KEY))
                .noneMatch(line -> line.contains(PROMPT));
    }

    /** Everything that is logged, down to what no console shows. */
    private static final class Lines extends Handler {

        final List<String> said = new CopyOnWriteArrayList<>();

        private static final PatternFormatter WHOLE = new PatternFormatter("%c %s%e");

        Lines() {
            setLevel(Level.ALL);
        }

        @Override
        public void publish(LogRecord entry) {
            said.add(WHOLE.format(ExtLogRecord.wrap(entry)));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
