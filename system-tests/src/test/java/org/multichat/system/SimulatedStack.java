package org.multichat.system;

import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.multichat.stack.DataFolder;
import org.multichat.stack.Part;
import org.multichat.stack.Ports;
import org.multichat.stack.Settings;
import org.multichat.stack.Simulation;
import org.multichat.stack.Stack;

/** PRODUCTION against the simulator: everything is bought through the real clients, and quickly. */
final class SimulatedStack implements AutoCloseable {

    private static final Set<String> ENDS = Set.of("DONE", "FAILED", "STOPPED", "REFUSED");

    /** Short leases and waits: what takes time here is what providers and restarts take. */
    private static final Map<String, String> QUICK = Map.of(
            "BUDGET", "1000",
            "CHAT_LEASE", "3s",
            "CHAT_HEARTBEAT", "1s",
            "CHAT_DEADLINE", "90s",
            "CHAT_TURNS_PER_MINUTE", "0",
            "CHAT_OPEN_TURNS", "500",
            "CHAT_RUNNING_TURNS", "500",
            "GENERATION_SILENCE", "12s");

    final Stack stack;
    final Client client;
    final SimulatedProviders providers;

    /** @param more settings of this stack */
    SimulatedStack(String folder, Map<String, String> more) {
        Ports ports = Ports.free();
        Map<String, String> settings = new HashMap<>(QUICK);
        settings.putAll(more);
        DataFolder data = DataFolder.open(Path.of("target").resolve(folder));
        data.forget();
        stack = TheStack.start(
                data, ports, Simulation.of(new Settings(settings), ports).values());
        client = new Client(stack.url(Part.GATEWAY));
        providers = new SimulatedProviders(stack);
    }

    /** Asks for that kind, with a prompt that nobody asked before; answers when the turn is recorded. */
    String ask(Kind kind, String faults) {
        String prompt = "%s, number %s%s".formatted(kind.prompt(), UUID.randomUUID(), bracket(faults));
        return client.accepted(client.asking(Map.of("prompt", prompt, "modality", kind.name())));
    }

    /** Waits until a turn has ended, also over a gateway that is down for a while. */
    void awaitOver(String turn) {
        await().atMost(patience())
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .until(() -> ENDS.contains(client.turn(turn).path("state").asText()));
    }

    /** What the receipt of a turn says, in millionths of a dollar. */
    long charged(String turn) {
        return new BigDecimal(client.turn(turn).path("receipt").path("total").asText("0"))
                .movePointRight(6)
                .longValueExact();
    }

    boolean isUnknown(String turn) {
        return client.turn(turn).path("receipt").path("unknown").asBoolean();
    }

    /** What is spent of the budget, in millionths of a dollar. */
    long spent() {
        return client.books().spent().movePointRight(6).longValueExact();
    }

    Duration patience() {
        return Duration.ofMinutes(3);
    }

    @Override
    public void close() {
        stack.close();
    }

    private static String bracket(String faults) {
        return faults.isEmpty() ? "" : " [sim " + faults + "]";
    }
}
