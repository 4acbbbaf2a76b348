package org.multichat.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.multichat.stack.Part;
import org.multichat.stack.Stack;

/** The world outside, as a test sets it: what is to go wrong there, and what it would charge. */
final class SimulatedProviders {

    private final Client simulator;

    /** One line of a provider's own invoice. */
    record Line(String provider, String task, String clientRequestId, long costMicros, String state) {

        long due() {
            return state.equals("BILLED") ? costMicros : 0;
        }
    }

    SimulatedProviders(Stack stack) {
        simulator = new Client(stack.url(Part.SIMULATOR));
    }

    /** No tasks, no invoice, no faults. */
    void forget() {
        mustSucceed(
                simulator.send(simulator.request("/admin/state?settings=true").DELETE()));
    }

    void arm(String script) {
        mustSucceed(simulator.post("/admin/faults", Client.body(Map.of("script", script))));
    }

    /** @param group {@code pace}, {@code billing} or {@code behaviour} */
    void set(String group, Map<String, ?> settings) {
        put("/admin/" + group, settings);
    }

    void weather(long seed, int faultPercent) {
        put("/admin/weather", Map.of("seed", seed, "faultPercent", faultPercent));
    }

    List<Line> invoice() {
        Answer answer = simulator.get("/admin/invoice");
        mustSucceed(answer);
        return answer.json()
                .path("lines")
                .valueStream()
                .map(line -> new Line(
                        line.path("provider").asText(),
                        line.path("task").asText(),
                        line.path("clientRequestId").asText(""),
                        line.path("costMicros").asLong(),
                        line.path("state").asText()))
                .toList();
    }

    /** Millionths of a dollar that are to be paid in all. */
    long due() {
        return invoice().stream().mapToLong(Line::due).sum();
    }

    /** What one provider is to be paid. */
    long due(String provider) {
        return invoice().stream()
                .filter(line -> line.provider().equals(provider))
                .mapToLong(Line::due)
                .sum();
    }

    /** How often an operation was called. */
    long calls(String operation) {
        return counted().path("operations").path(operation).path("attempts").asLong();
    }

    JsonNode counted() {
        Answer answer = simulator.get("/admin/calls");
        mustSucceed(answer);
        return answer.json();
    }

    private void put(String path, Map<String, ?> body) {
        mustSucceed(simulator.send(
                simulator.request(path, "Content-Type", Client.JSON).PUT(BodyPublishers.ofString(Client.body(body)))));
    }

    private static void mustSucceed(Answer answer) {
        if (answer.status() >= 300) {
            throw new AssertionError("the simulator answers " + answer);
        }
    }
}
