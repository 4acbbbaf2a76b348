package org.multichat.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Hears one turn from its first event to its last; after a cut it goes on behind the event it heard last. */
final class Listener {

    /**
     * A killed part is back within seconds, and a turn taken over after its lease of ten; this is for a busy machine.
     */
    static final Duration TO_THE_END = Duration.ofMinutes(3);

    /** A gateway that is down refuses the connection at once; a browser would wait longer. */
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(200);

    private static final int OK = 200;
    private static final int NOTHING_MORE = 204;

    private final Client client;
    private final List<Event> heard = new CopyOnWriteArrayList<>();
    private final List<Integer> refusals = new CopyOnWriteArrayList<>();
    private final AtomicInteger attempts = new AtomicInteger();
    private final List<Integer> failures = new CopyOnWriteArrayList<>();

    private Listener(Client client) {
        this.client = client;
    }

    static Listener to(Client client, HttpRequest.Builder request) {
        Listener listener = new Listener(client);
        Thread.ofVirtual().start(() -> listener.hear(request));
        return listener;
    }

    /** Listens to a turn that runs already, from its first event on. */
    static Listener toTurn(Client client, String turn) {
        return to(client, client.request(Client.TURNS + "/" + turn + "/events", "Accept", Client.EVENTS));
    }

    List<Event> heard() {
        return heard;
    }

    String turn() {
        return heard.getFirst().data().path("turnId").asText();
    }

    Event last() {
        return heard.getLast();
    }

    /** How often it had to come back. */
    int comebacks() {
        return attempts.get() - 1;
    }

    /** What it was told each time that a gateway could not answer just then. */
    List<Integer> failures() {
        return failures;
    }

    Listener awaitAccepted() {
        return awaitEvent(event -> event.id() == 1);
    }

    Listener awaitEvent(Predicate<Event> wanted) {
        await().atMost(TO_THE_END).until(() -> heard.stream().anyMatch(wanted) || hasEnded());
        return this;
    }

    /** To the last event, which every turn has, whatever happens. */
    Listener awaitEnd() {
        await().atMost(TO_THE_END)
                .pollDelay(Duration.ZERO)
                .failFast("the gateway refused to answer: " + refusals, () -> !refusals.isEmpty())
                .until(this::hasEnded);
        return this;
    }

    /** Numbers 1, 2, 3 without gaps or repetition, and one last event at the very end. */
    Listener mustBeWhole() {
        assertThat(heard).extracting(Event::id).containsExactlyElementsOf(numbers(heard.size()));
        assertThat(heard).filteredOn(Event::isLast).containsExactly(last());
        assertThat(heard.getFirst().type()).isEqualTo("accepted");
        return this;
    }

    private static List<Integer> numbers(int upTo) {
        return IntStream.rangeClosed(1, upTo).boxed().toList();
    }

    boolean hasEnded() {
        return !heard.isEmpty() && last().isLast();
    }

    /** As often as it takes: what was asked carries a key, so asking again is harmless. */
    private void hear(HttpRequest.Builder request) {
        listenTo(request);
        if (!hasEnded()) {
            await().atMost(TO_THE_END).pollInterval(BETWEEN_ATTEMPTS).until(() -> {
                if (refusals.isEmpty()) {
                    listenTo(heard.isEmpty() ? request : theRest());
                }
                return hasEnded() || !refusals.isEmpty();
            });
        }
    }

    private HttpRequest.Builder theRest() {
        return client.request(
                Client.TURNS + "/" + turn() + "/events",
                "Accept",
                Client.EVENTS,
                "Last-Event-ID",
                Integer.toString(last().id()));
    }

    private void listenTo(HttpRequest.Builder request) {
        attempts.incrementAndGet();
        Frames frames = new Frames();
        try {
            HttpResponse<Stream<String>> response = client.open(request);
            if (response.statusCode() == OK) {
                response.body().forEach(line -> frames.take(line, heard::add));
            } else if (response.statusCode() >= 500) {
                failures.add(response.statusCode());
            } else if (response.statusCode() != NOTHING_MORE) {
                refusals.add(response.statusCode());
            }
        } catch (IOException | UncheckedIOException cut) {
            // The gateway was killed; the next attempt finds it again.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
