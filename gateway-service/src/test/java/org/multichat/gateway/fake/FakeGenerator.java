package org.multichat.gateway.fake;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Says a script to whoever attaches, from where they left off. A test can hold it at an event or cut the line there.
 */
public final class FakeGenerator extends FakeServer {

    private static final int TOO_LONG_SECONDS = 30;
    private static final String OFFER = """
            {"provider":"fake","models":["fake-1"],"options":[{"name":"width","allowed":"64 to 1024","standard":"512"}],
            "priceVersion":"1","prices":[{"unit":"thing","micros":40000}],"what a later version says":true}""";
    private static final String COST_UNKNOWN = "{\"charged\":\"unknown\"}";

    private final List<JsonNode> commissions = new CopyOnWriteArrayList<>();
    private final List<String> confirmations = new CopyOnWriteArrayList<>();
    private final List<String> costQuestions = new CopyOnWriteArrayList<>();
    private volatile String trueCost = COST_UNKNOWN;
    private final List<String> attached = new CopyOnWriteArrayList<>();
    private final AtomicInteger deafFor = new AtomicInteger();
    private volatile List<String> script = List.of();
    private volatile byte[] content = new byte[0];
    private volatile long price = 40_000;
    private volatile int heldAt = Integer.MAX_VALUE;
    private volatile int cutAt = Integer.MAX_VALUE;
    private volatile int silentAt = Integer.MAX_VALUE;
    private volatile CountDownLatch forgotten = new CountDownLatch(1);
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile int places;
    private volatile boolean cancelled;
    private volatile boolean contentIsLost;
    private volatile boolean forgetful;
    private volatile boolean offersNothing;

    /** Each asked-for generation as it came in; an attached one is not asked for again. */
    public List<JsonNode> commissions() {
        return commissions;
    }

    /** What was confirmed to be on record, such as {@code h2 3}, once for each time it was told. */
    public List<String> confirmations() {
        return confirmations;
    }

    /** The handles by which it was attached to. */
    public List<String> attached() {
        return attached;
    }

    /** What it says, later, that a generation has come to. */
    public void tellsCost(String answer) {
        trueCost = answer;
    }

    /** The addresses at which it was asked for a cost. */
    public List<String> costQuestions() {
        return costQuestions;
    }

    /** So many confirmations do not arrive. */
    public void isDeafToConfirmations(int times) {
        deafFor.set(times);
    }

    public boolean isCancelled() {
        return cancelled;
    }

    /** What is said between {@code accepted} and the end. */
    public void says(String... events) {
        script = List.of(events);
    }

    public void costs(long micros) {
        price = micros;
    }

    /** At most so many generations at once, says its quote; 0 is without a limit. */
    public void hasPlaces(int most) {
        places = most;
    }

    public void makes(byte[] bytes) {
        content = bytes;
    }

    public void losesContent(boolean lost) {
        contentIsLost = lost;
    }

    /** Begins work, but knows nothing of it when it is asked again: another replica. */
    public void isAnotherReplica(boolean another) {
        forgetful = another;
    }

    /** Does not say what it offers, but that it is in trouble. */
    public void offersNothing() {
        offersNothing = true;
    }

    /** Waits before saying event number {@code n} until {@link #goOn}. */
    public void holdAt(int n) {
        gate = new CountDownLatch(1);
        heldAt = n;
    }

    public void goOn() {
        gate.countDown();
    }

    /** Closes the connection once, instead of saying event number {@code n}. */
    public void cutAt(int n) {
        cutAt = n;
    }

    /** Says nothing any more on one connection, which stays open, instead of saying event number {@code n}. */
    public void fallSilentAt(int n) {
        silentAt = n;
    }

    @Override
    void forget() {
        super.forget();
        goOn();
        forgotten.countDown();
        forgotten = new CountDownLatch(1);
        silentAt = Integer.MAX_VALUE;
        commissions.clear();
        confirmations.clear();
        attached.clear();
        costQuestions.clear();
        trueCost = COST_UNKNOWN;
        deafFor.set(0);
        script = List.of();
        price = 40_000;
        places = 0;
        heldAt = Integer.MAX_VALUE;
        cutAt = Integer.MAX_VALUE;
        cancelled = false;
        contentIsLost = false;
        forgetful = false;
        offersNothing = false;
    }

    @Override
    void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/v1/quotes")) {
            quote(exchange);
        } else if (path.equals("/v1/offers")) {
            answer(exchange, offersNothing ? 500 : 200, OFFER);
        } else if (path.equals("/v1/generations")) {
            JsonNode commission = body(exchange);
            commissions.add(commission);
            if (forgetful && commission.path("onlyIfKnown").asBoolean()) {
                answer(
                        exchange,
                        410,
                        Map.of("type", "/problems/generation-lost", "title", "Nobody knows it", "status", 410));
            } else {
                say(exchange, 0);
            }
        } else if (path.contains("/content/")) {
            content(exchange);
        } else if (path.endsWith("/cost")) {
            costQuestions.add(path);
            answer(exchange, 200, trueCost);
        } else if (path.contains("/confirmations/")) {
            if (deafFor.getAndUpdate(left -> Math.max(0, left - 1)) == 0) {
                confirmations.add(path.substring("/v1/generations/".length()).replace("/confirmations/", " "));
                exchange.sendResponseHeaders(204, -1);
            }
        } else if (exchange.getRequestMethod().equals("DELETE")) {
            cancelled = true;
            goOn();
            answer(exchange, 200, Map.of("charged", "no"));
        } else {
            attached.add(path.substring("/v1/generations/".length()));
            say(exchange, Integer.parseInt(exchange.getRequestHeaders().getFirst("Last-Event-ID")));
        }
    }

    private void quote(HttpExchange exchange) throws IOException {
        JsonNode asked = body(exchange);
        if (asked.get("options").has("impossible")) {
            answer(
                    exchange,
                    400,
                    Map.of(
                            "type",
                            "/problems/invalid-request",
                            "title",
                            "The request is not valid",
                            "status",
                            400,
                            "detail",
                            "options.impossible: is not an option here"));
            return;
        }
        Map<String, Object> quote = new HashMap<>(Map.of(
                "maxMicros", price,
                "bound", "hard",
                "provider", "fake",
                "model", "fake-1",
                "priceVersion", "1",
                "basis", "one thing"));
        if (places > 0) {
            quote.put("slots", Map.of("pool", "fake", "most", places));
        }
        answer(exchange, 200, quote);
    }

    private void content(HttpExchange exchange) throws IOException {
        if (contentIsLost) {
            answer(exchange, 500, "{}");
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
        exchange.sendResponseHeaders(200, content.length);
        exchange.getResponseBody().write(content);
    }

    private void say(HttpExchange exchange, int after) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        int n = 0;
        for (String event : wholeScript()) {
            n++;
            if (n <= after) {
                waitForConfirmation(event, n);
                continue;
            }
            if (n == cutAt) {
                cutAt = Integer.MAX_VALUE;
                return;
            }
            if (n == silentAt) {
                silentAt = Integer.MAX_VALUE;
                waitAt(forgotten);
                return;
            }
            if (n >= heldAt) {
                waitAt(gate);
            }
            if (cancelled) {
                return;
            }
            out.write(("id: " + n + "\ndata: " + event + "\n\n: a comment\n\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
            waitForConfirmation(event, n);
        }
    }

    /** As strict as a generator may be: it goes on only when it was told, whoever attaches. */
    private void waitForConfirmation(String event, int n) {
        if (event.contains("\"confirm\":true")) {
            await().atMost(Duration.ofSeconds(TOO_LONG_SECONDS))
                    .until(() -> cancelled
                            || confirmations.stream().anyMatch(confirmation -> confirmation.endsWith(" " + n)));
        }
    }

    private List<String> wholeScript() {
        List<String> whole = new CopyOnWriteArrayList<>(script);
        whole.addFirst(
                "{\"type\":\"accepted\",\"handle\":\"h1\",\"attach\":\"any\",\"provider\":\"fake\",\"model\":\"fake-1\"}");
        if (whole.stream().noneMatch(event -> event.contains("\"failed\""))) {
            whole.add("{\"type\":\"usage\",\"costMicros\":" + price + ",\"detail\":{}}");
            whole.add("{\"type\":\"completed\"}");
        }
        return whole;
    }

    private static void waitAt(CountDownLatch gate) {
        try {
            if (!gate.await(TOO_LONG_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the test never let go");
            }
        } catch (InterruptedException gone) {
            Thread.currentThread().interrupt();
        }
    }
}
