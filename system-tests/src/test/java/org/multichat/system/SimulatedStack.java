package org.multichat.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
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

    /** The first time that the gateway asks what an unknown cost has come to is after ten seconds. */
    private static final Duration LEARNS = Duration.ofSeconds(25);

    final Stack stack;
    final Client client;
    final SimulatedProviders providers;

    /** @param more settings of this stack */
    SimulatedStack(String folder, Map<String, String> more) {
        this(folder, more, _ -> Map.of());
    }

    /** @param between settings that hold above the simulator's, such as an address on the way to it */
    SimulatedStack(String folder, Map<String, String> more, Function<Ports, Map<String, String>> between) {
        Ports ports = Ports.free();
        Map<String, String> settings = new HashMap<>(QUICK);
        settings.putAll(more);
        DataFolder data = DataFolder.open(Path.of("target").resolve(folder));
        data.forget();
        Map<String, String> simulated =
                new HashMap<>(Simulation.of(new Settings(settings), ports).values());
        simulated.putAll(between.apply(ports));
        stack = TheStack.start(data, ports, simulated);
        client = new Client(stack.url(Part.GATEWAY));
        providers = new SimulatedProviders(stack);
    }

    /** Asks for that kind, with a prompt that nobody asked before; answers when the turn is recorded. */
    String ask(Kind kind, String faults) {
        return client.accepted(asking(client, kind, faults));
    }

    /** Asks for that kind and listens up to that event; says which turn it was. */
    String askAndLeave(Kind kind, Predicate<Event> at) {
        return client.askAndLeave(asking(client, kind, ""), at);
    }

    private static HttpRequest.Builder asking(Client client, Kind kind, String faults) {
        String prompt = "%s, number %s%s".formatted(kind.prompt(), UUID.randomUUID(), bracket(faults));
        return client.asking(Map.of("prompt", prompt, "modality", kind.name()));
    }

    /** That many ask at once; who is told to come back later does. Answers when all turns are recorded. */
    List<String> askAtOnce(int people) {
        // As browsers do, each with a connection of its own.
        Client crowd = new Client(stack.url(Part.GATEWAY), HttpClient.Version.HTTP_1_1);
        List<Kind> kinds = List.of(Kind.values());
        List<Future<String>> asked;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            asked = IntStream.range(0, people)
                    .mapToObj(number -> kinds.get(number % kinds.size()))
                    .map(kind -> threads.submit(() -> askUntilAccepted(crowd, asking(crowd, kind, ""))))
                    .toList();
        }
        return asked.stream().map(Future::resultNow).toList();
    }

    private String askUntilAccepted(Client crowd, HttpRequest.Builder asking) {
        return await().atMost(patience())
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofSeconds(1))
                .ignoreExceptionsMatching(SimulatedStack::comesBackLater)
                .until(() -> crowd.accepted(asking), turn -> !turn.isEmpty());
    }

    private static boolean comesBackLater(Throwable failure) {
        return failure instanceof UncheckedIOException || failure instanceof IllegalStateException;
    }

    /** Waits until a turn has ended, also over a gateway that is down for a while. */
    void awaitOver(String turn) {
        await().atMost(patience())
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .until(() -> ENDS.contains(client.turn(turn).path("state").asText()));
    }

    /** Tasks that nobody waits for any more are finished and billed all the same. */
    void awaitQuiet() {
        await().atMost(patience())
                .until(() -> providers
                        .counted()
                        .path("tasks")
                        .valueStream()
                        .allMatch(tasks -> tasks.path("active").asInt() == 0));
    }

    /** Either is right: all is learned, or providers do not tell. */
    void giveTimeToLearn(List<String> turns) {
        Instant until = Instant.now().plus(LEARNS);
        await().atMost(LEARNS.multipliedBy(2))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> turns.stream().noneMatch(this::isUnknown)
                        || Instant.now().isAfter(until));
    }

    /** As an operator does who has found a turn on an invoice, or not; in millionths of a dollar. */
    void settle(String turn, long cost) {
        String amount = BigDecimal.valueOf(cost, 6).toPlainString();
        Answer settled = client.send(client.request("/api/v1/unknown-costs/" + turn, "Content-Type", Client.JSON)
                .PUT(BodyPublishers.ofString(Client.body(Map.of("cost", amount, "reason", "the provider's invoice")))));
        assertThat(settled.status()).as("%s", settled).isEqualTo(200);
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
