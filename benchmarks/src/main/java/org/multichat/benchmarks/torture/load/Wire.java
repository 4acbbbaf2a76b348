package org.multichat.benchmarks.torture.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** The budget service's contract as its clients speak it: docs/api/budget-service.yaml. */
final class Wire {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;
    private static final int CREATED = 201;

    private Wire() {}

    /** Several intents at once have to be movements. */
    static HttpRequest.Builder request(URI service, List<Intent> intents) {
        return switch (intents.getFirst()) {
            case Intent.Look(UUID budget) -> HttpRequest.newBuilder(service.resolve("/v1/budgets/" + budget));
            case Intent.SetLimit set -> put(service, set);
            case Intent.Movement _ ->
                HttpRequest.newBuilder(service.resolve("/v1/transactions"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(transaction(intents)));
        };
    }

    /** Nothing when this status says nothing about what was asked: then it is asked again. */
    static Optional<List<Answer>> answers(List<Intent> intents, int status, String body)
            throws JsonProcessingException {
        if (status >= 500) {
            return Optional.empty();
        }
        JsonNode json = JSON.readTree(body);
        boolean refused = status != OK && status != CREATED;
        if (refused) {
            Answer same = Answer.refused(problem(json, status));
            return Optional.of(intents.stream().map(_ -> same).toList());
        }
        if (!(intents.getFirst() instanceof Intent.Movement)) {
            return Optional.of(List.of(Answer.budget(
                    json.path("version").asLong(), json.path("limitMicros").asLong())));
        }
        List<Answer> answers = new ArrayList<>();
        json.path("results").forEach(result -> answers.add(answer(result)));
        if (answers.size() != intents.size()) {
            throw new IllegalStateException("%d answers to %d operations".formatted(answers.size(), intents.size()));
        }
        return Optional.of(answers);
    }

    static List<String> faults(String body) throws JsonProcessingException {
        List<String> faults = new ArrayList<>();
        JSON.readTree(body).path("faults").forEach(fault -> faults.add(fault.toString()));
        return faults;
    }

    private static HttpRequest.Builder put(URI service, Intent.SetLimit set) {
        ObjectNode terms = JSON.createObjectNode()
                .put("name", set.terms().name())
                .put("limitMicros", set.limit())
                .put("setBy", "ADMINISTRATOR");
        if (set.terms().parent() != null) {
            terms.put("parentId", set.terms().parent().toString());
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        service.resolve("/v1/budgets/" + set.terms().id()))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(terms.toString()));
        return set.version() == 0 ? request : request.header("If-Match", "\"" + set.version() + "\"");
    }

    private static String transaction(List<Intent> intents) {
        ObjectNode transaction = JSON.createObjectNode();
        var operations = transaction.putArray("operations");
        intents.forEach(intent -> operations.add(operation((Intent.Movement) intent)));
        return transaction.toString();
    }

    private static ObjectNode operation(Intent.Movement movement) {
        ObjectNode json = JSON.createObjectNode().put("id", movement.id().toString());
        return switch (movement) {
            case Intent.Reserve reserve -> {
                json.put("type", "reserve")
                        .put("budgetId", reserve.budget().toString())
                        .put("amountMicros", reserve.amount())
                        .put("leaseSeconds", reserve.leaseSeconds())
                        .put("dispatched", reserve.dispatched());
                json.putObject("purpose")
                        .put("turnId", reserve.id().toString())
                        .put("step", "generation")
                        .put("modality", reserve.modality())
                        .put("provider", "local");
                yield json;
            }
            case Intent.Settle settle -> json.put("type", "settle").put("actualMicros", settle.actual());
            case Intent.Release _ -> json.put("type", "release");
            case Intent.Extend extend -> json.put("type", "extend").put("leaseSeconds", extend.leaseSeconds());
            case Intent.Correct correct ->
                json.put("type", "correct")
                        .put("actualMicros", correct.actual())
                        .put("reason", correct.reason());
        };
    }

    private static Answer answer(JsonNode result) {
        Answer.Verdict verdict = Answer.Verdict.valueOf(result.path("outcome").asText());
        return verdict == Answer.Verdict.REFUSED
                ? Answer.refused(problem(result.path("problem"), 0))
                : Answer.of(verdict, told(result.path("reservation")));
    }

    private static Answer.Told told(JsonNode reservation) {
        JsonNode settled = reservation.path("settledMicros");
        return new Answer.Told(
                reservation.path("state").asText(),
                reservation.path("amountMicros").asLong(),
                settled.isNumber() ? OptionalLong.of(settled.asLong()) : OptionalLong.empty(),
                reservation.path("costMicros").asLong(),
                reservation.path("dispatched").asBoolean(),
                reservation.path("unknown").asBoolean(),
                Instant.parse(reservation.path("expiresAt").asText()));
    }

    private static String problem(JsonNode problem, int status) {
        String type = problem.path("type").asText("");
        return type.startsWith("/problems/") ? type.substring("/problems/".length()) : "status-" + status;
    }
}
