package org.multichat.gateway.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A ledger in memory with the real one's contract, as far as the gateway uses it. */
public final class FakeBudget extends FakeServer {

    private static final long LIMIT = 20_000_000;

    private final Map<String, FakeHold> holds = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> budgets = new HashMap<>();
    private final FakeBooks books = new FakeBooks(holds);
    private final List<String> operations = new CopyOnWriteArrayList<>();
    private final List<String> transactions = new CopyOnWriteArrayList<>();
    private volatile long limit = LIMIT;
    private volatile JsonNode lastTerms = JSON.nullNode();
    private volatile boolean swallowing;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    /** What was done, in order, such as {@code reserve 40000}. */
    public List<String> operations() {
        return operations;
    }

    /** What was asked for in each call, such as {@code settle reserve}. */
    public List<String> transactions() {
        return transactions;
    }

    public synchronized long held() {
        return holds.values().stream()
                .filter(hold -> hold.state.equals("HELD"))
                .mapToLong(hold -> hold.amount)
                .sum();
    }

    public synchronized long spent() {
        return holds.values().stream().mapToLong(hold -> hold.cost).sum();
    }

    /** All leases end; what was held is taken for spent until somebody knows better. */
    public synchronized void endLeases() {
        holds.values().stream().filter(hold -> hold.state.equals("HELD")).forEach(hold -> {
            hold.state = "EXPIRED";
            hold.cost = hold.amount;
        });
    }

    public void limit(long micros) {
        limit = micros;
    }

    /** What the installation's budget was last changed to. */
    public JsonNode lastTerms() {
        return lastTerms;
    }

    /** What is known of costs, for reading. */
    public FakeBooks books() {
        return books;
    }

    /** From now on everything is done and nothing is answered: the worst kind of failure. */
    public void swallowAnswers(boolean swallow) {
        swallowing = swallow;
    }

    /** From now on everything is done and answered only when the latch is opened. */
    public CountDownLatch holdAnswers() {
        gate = new CountDownLatch(1);
        return gate;
    }

    @Override
    synchronized void forget() {
        super.forget();
        holds.clear();
        operations.clear();
        transactions.clear();
        books.forget();
        lastTerms = JSON.nullNode();
        limit = LIMIT;
        swallowing = false;
        gate.countDown();
    }

    @Override
    void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String query = exchange.getRequestURI().getRawQuery();
        Answer answer;
        synchronized (this) {
            answer = path.equals("/v1/transactions") ? transact(body(exchange)) : read(exchange, path, query);
        }
        try {
            gate.await();
        } catch (InterruptedException gone) {
            Thread.currentThread().interrupt();
        }
        if (!swallowing) {
            answer(exchange, answer.status(), answer.body());
        }
    }

    private record Answer(int status, Object body) {}

    private Answer transact(JsonNode transaction) {
        List<Object> results = new ArrayList<>();
        transactions.add(String.join(" ", transaction.get("operations").findValuesAsText("type")));
        transaction.get("operations").forEach(operation -> results.add(result(operation)));
        return new Answer(200, Map.of("results", results));
    }

    private Object result(JsonNode operation) {
        String id = operation.get("id").asText();
        FakeHold known = holds.get(id);
        if (operation.get("type").asText().equals("reserve")) {
            if (known == null) {
                return reserve(operation, id);
            }
            return known.asked.equals(operation) ? done(id, known) : refused(id, "reservation-conflict", 409);
        }
        return known == null ? refused(id, "reservation-unknown", 404) : change(operation, id, known);
    }

    private Object change(JsonNode operation, String id, FakeHold known) {
        return switch (operation.get("type").asText()) {
            case "settle" ->
                resolve(
                        known,
                        id,
                        "SETTLED",
                        "settle",
                        operation.get("actualMicros").asLong());
            case "release" -> resolve(known, id, "RELEASED", "release", 0);
            case "reverse" -> {
                known.cost = 0;
                operations.add("reverse");
                yield done(id, known);
            }
            default -> refused(id, "unknown", 400);
        };
    }

    private Object reserve(JsonNode operation, String id) {
        long amount = operation.get("amountMicros").asLong();
        if (spent() + held() + amount > limit) {
            return refused(id, "budget-exhausted", 402);
        }
        FakeHold hold = new FakeHold(operation, amount);
        holds.put(id, hold);
        operations.add("reserve " + amount);
        return done(id, hold);
    }

    private Object resolve(FakeHold hold, String id, String state, String verb, long cost) {
        if (hold.state.equals("HELD") || hold.state.equals("EXPIRED")) {
            hold.state = state;
            hold.cost = cost;
            operations.add(verb + " " + cost);
        }
        return done(id, hold);
    }

    private static Object done(String id, FakeHold hold) {
        return Map.of("id", id, "outcome", "DONE", "reservation", hold.told(id));
    }

    private static Object refused(String id, String problem, int status) {
        return Map.of(
                "id",
                id,
                "outcome",
                "REFUSED",
                "problem",
                Map.of("type", "/problems/" + problem, "title", problem, "status", status));
    }

    private Answer read(HttpExchange exchange, String path, String query) throws IOException {
        if (path.matches("/v1/budgets/[^/]+")) {
            return budget(exchange, path.substring("/v1/budgets/".length()));
        }
        if (path.endsWith("/summary")) {
            return new Answer(200, books.summary(query));
        }
        if (path.endsWith("/reservations")) {
            return new Answer(200, books.reservations(query));
        }
        String id = path.substring(path.lastIndexOf('/') + 1);
        FakeHold hold = holds.get(id);
        return hold == null ? problem("reservation-unknown", 404) : new Answer(200, hold.told(id));
    }

    private Answer budget(HttpExchange exchange, String id) throws IOException {
        Map<String, Object> budget = budgets.get(id);
        if (exchange.getRequestMethod().equals("PUT")) {
            String version = exchange.getRequestHeaders().getFirst("If-Match");
            if (budget != null && version == null) {
                return problem("precondition-required", 428);
            }
            if (budget != null && !version.equals("\"" + budget.get("version") + "\"")) {
                return problem("precondition-failed", 412);
            }
            budget = terms(
                    id,
                    body(exchange),
                    budget == null ? 1 : Integer.parseInt(String.valueOf(budget.get("version"))) + 1);
            budgets.put(id, budget);
        }
        if (budget == null) {
            return problem("budget-unknown", 404);
        }
        budget.putAll(Map.of(
                "spentMicros",
                spent(),
                "reservedMicros",
                held(),
                "overrunMicros",
                0,
                "availableMicros",
                limit - spent() - held()));
        return new Answer(200, budget);
    }

    private Map<String, Object> terms(String id, JsonNode terms, int version) {
        Map<String, Object> budget = new HashMap<>(
                Map.of("id", id, "version", version, "modalities", Map.of("SONG", Map.of("limitMicros", 7_000_000))));
        for (String term : List.of("name", "parentId", "period", "timeZone", "setBy", "state")) {
            if (terms.hasNonNull(term)) {
                budget.put(term, terms.get(term));
            }
        }
        if (!terms.hasNonNull("parentId") && version > 1) {
            limit = terms.path("limitMicros").asLong(Long.MAX_VALUE);
            lastTerms = terms;
        }
        if (limit < Long.MAX_VALUE) {
            budget.put("limitMicros", limit);
        }
        budget.put("paused", terms.path("state").asText().equals("PAUSED"));
        return budget;
    }

    private static Answer problem(String name, int status) {
        return new Answer(status, Map.of("type", "/problems/" + name, "title", name, "status", status));
    }
}
