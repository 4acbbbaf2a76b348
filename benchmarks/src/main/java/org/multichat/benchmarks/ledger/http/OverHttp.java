package org.multichat.benchmarks.ledger.http;

import java.io.IOException;
import java.util.UUID;
import org.multichat.benchmarks.ledger.peer.Answer;
import org.multichat.benchmarks.ledger.peer.Peer;
import org.multichat.benchmarks.ledger.peer.Session;
import org.multichat.benchmarks.ledger.peer.Tree;

/** The ledger as other services use it: one operation a call, each client with a connection that it keeps. */
public record OverHttp(BudgetService service) implements Peer {

    private static final String JSON = "Content-Type: application/json\r\n";
    private static final int CREATED = 201;
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    @Override
    public String name() {
        return "http";
    }

    public void create(Tree tree, long limitMicros) throws IOException {
        try (Wire wire = new Wire(service.port())) {
            for (Tree.Node node : tree.nodes()) {
                String parent = node.path().size() > 1
                        ? "\"parentId\":\"%s\",".formatted(node.path().get(1))
                        : "";
                String body = "{\"name\":\"benchmark\",%s\"limitMicros\":%d,\"setBy\":\"SETTING\"}"
                        .formatted(parent, limitMicros);
                Wire.Reply reply = wire.send("PUT /v1/budgets/" + node.id(), headers(), body);
                if (reply.status() != CREATED && reply.status() != OK) {
                    throw new IOException("a budget could not be made: " + reply);
                }
            }
        }
    }

    /** Whether the service finds no fault in its books. */
    public boolean reconciles() throws IOException {
        try (Wire wire = new Wire(service.port())) {
            Wire.Reply reply = wire.send("GET /v1/reconcile", headers(), "");
            return reply.status() == OK && reply.body().contains("\"faults\":[]");
        }
    }

    @Override
    public Session connect() throws IOException {
        Wire wire = new Wire(service.port());
        return new Session() {
            @Override
            public Answer reserve(UUID id, UUID budget, long micros) throws IOException {
                return ask(wire, """
                        {"type":"reserve","id":"%s","budgetId":"%s","amountMicros":%d,"leaseSeconds":120,"dispatched":true,\
                        "purpose":{"turnId":"%s","step":"generation","modality":"IMAGE","provider":"local",\
                        "model":"artwork","priceVersion":"2026-01"}}""".formatted(id, budget, micros, id));
            }

            @Override
            public Answer settle(UUID id, long micros) throws IOException {
                return ask(wire, """
                        {"type":"settle","id":"%s","actualMicros":%d}""".formatted(id, micros));
            }

            @Override
            public void close() throws IOException {
                wire.close();
            }
        };
    }

    @Override
    public void close() {}

    private Answer ask(Wire wire, String operation) throws IOException {
        Wire.Reply reply = wire.send("POST /v1/transactions", headers(), "{\"operations\":[" + operation + "]}");
        if (reply.status() == UNAVAILABLE) {
            return Answer.UNAVAILABLE;
        }
        if (reply.status() == OK) {
            if (reply.body().contains("\"outcome\":\"DONE\"")) {
                return Answer.DONE;
            }
            if (reply.body().contains("\"outcome\":\"REPLAYED\"")) {
                return Answer.REPLAYED;
            }
            if (reply.body().contains("\"outcome\":\"REFUSED\"")) {
                return Answer.REFUSED;
            }
        }
        throw new IOException("an answer that says nothing: " + reply);
    }

    private String headers() {
        return service.bearer().header() + JSON;
    }
}
