package org.multichat.gateway.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Instant;
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

    private final Map<String, Hold> holds = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> budgets = new HashMap<>();
    private final List<String> operations = new CopyOnWriteArrayList<>();
    private final List<String> transactions = new CopyOnWriteArrayList<>();
    private volatile long limit = LIMIT;
    private volatile boolean swallowing;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    private static final class Hold {
        JsonNode asked = JSON.nullNode();
        String state = "HELD";
        long amount;
        long cost;
    }

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
        Hold known = holds.get(id);
        if (operation.get("type").asText().equals("reserve")) {
            if (known == null) {
                return reserve(operation, id);
            }
            return known.asked.equals(operation) ? done(id, known) : refused(id, "reservation-conflict", 409);
        }
        return known == null ? refused(id, "reservation-unknown", 404) : change(operation, id, known);
    }

    private Object change(JsonNode operation, String id, Hold known) {
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
        Hold hold = new Hold();
        hold.asked = operation;
        hold.amount = amount;
        holds.put(id, hold);
        operations.add("reserve " + amount);
        return done(id, hold);
    }

    private Object resolve(Hold hold, String id, String state, String verb, long cost) {
        if (hold.state.equals("HELD") || hold.state.equals("EXPIRED")) {
            hold.state = state;
            hold.cost = cost;
            operations.add(verb + " " + cost);
        }
        return done(id, hold);
    }

    private static Object done(String id, Hold hold) {
        return Map.of("id", id, "outcome", "DONE", "reservation", reservation(id, hold));
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

    private static Map<String, Object> reservation(String id, Hold hold) {
        return Map.of(
                "id",
                id,
                "budgetId",
                hold.asked.get("budgetId").asText(),
                "state",
                hold.state,
                "amountMicros",
                hold.amount,
                "costMicros",
                hold.cost,
                "unknown",
                false,
                "purpose",
                hold.asked.get("purpose"),
                "createdAt",
                Instant.EPOCH.toString());
    }

    private Answer read(HttpExchange exchange, String path, String query) throws IOException {
        if (path.matches("/v1/budgets/[^/]+")) {
            return budget(exchange, path.substring("/v1/budgets/".length()));
        }
        if (path.endsWith("/summary")) {
            long count = holds.values().stream().filter(hold -> hold.cost > 0).count();
            return new Answer(
                    200,
                    Map.of(
                            "groups",
                            List.of(Map.of("key", query, "costMicros", spent(), "count", count)),
                            "totalMicros",
                            spent(),
                            "count",
                            count));
        }
        if (path.endsWith("/reservations")) {
            List<Object> costs = new ArrayList<>();
            holds.forEach((id, hold) -> {
                if (hold.cost > 0) {
                    costs.addFirst(reservation(id, hold));
                }
            });
            return new Answer(200, Map.of("reservations", costs));
        }
        String id = path.substring(path.lastIndexOf('/') + 1);
        Hold hold = holds.get(id);
        return hold == null
                ? new Answer(404, Map.of("type", "/problems/reservation-unknown", "title", "unknown", "status", 404))
                : new Answer(200, reservation(id, hold));
    }

    private Answer budget(HttpExchange exchange, String id) throws IOException {
        if (exchange.getRequestMethod().equals("PUT")) {
            budgets.put(
                    id,
                    new HashMap<>(Map.of(
                            "id", id, "setBy", body(exchange).get("setBy").asText(), "version", 1)));
        }
        Map<String, Object> budget = budgets.get(id);
        if (budget == null) {
            return new Answer(404, Map.of("type", "/problems/budget-unknown", "title", "unknown", "status", 404));
        }
        budget.putAll(Map.of(
                "limitMicros",
                limit,
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
}
