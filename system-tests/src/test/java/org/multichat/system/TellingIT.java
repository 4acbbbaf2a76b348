package org.multichat.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.multichat.stack.Part;

/** What the services tell of their work to whoever operates them: logs for programs. */
class TellingIT {

    /** How lines name a turn, or its generation. */
    private static final Pattern NAMED = Pattern.compile("(?:turn|generation) ([0-9a-f-]{36})");

    private static SimulatedStack house;

    @BeforeAll
    static void start() {
        house = new SimulatedStack("telling", Map.of("LOG_FORMAT", "json"));
        house.providers.set("pace", Map.of("all", Map.of("percent", 5)));
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    /** As programs read it: whatever was asked for, a line is one object, and those of a turn's work have its id. */
    @Test
    void eachLineOfTheLogIsOneObjectWithItsTurn() throws IOException {
        Listener failed = house.client.listen(Kind.IMAGE.prompt() + "\n2026 ERROR forged [sim bfl.submit=500 x*]");
        failed.awaitEnd();

        Set<String> services = new HashSet<>();
        for (Part service : Part.services().toList()) {
            Path log = house.stack.data().logs().resolve(service.label() + ".log");
            for (String line : Files.readAllLines(log)) {
                JsonNode object = new ObjectMapper().readTree(line);
                assertThat(object.path("message").isTextual()).as("%s", line).isTrue();
                String turn = object.path("mdc").path("turn").asText();
                Matcher named = NAMED.matcher(object.path("message").asText());
                if (!turn.isEmpty() && named.find()) {
                    assertThat(named.group(1)).as("%s", line).isEqualTo(turn);
                }
                if (turn.equals(failed.turn())) {
                    services.add(service.label());
                }
            }
        }
        assertThat(services).as("who says something about this turn").contains("image");
    }
}
