package org.multichat.gateway.budget;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.rest.client.reactive.jackson.ClientObjectMapper;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;
import org.multichat.gateway.neighbour.ProblemReader;
import org.multichat.kit.json.TolerantJson;
import org.multichat.kit.problem.Problem;
import org.multichat.operation.log.TurnHeader;
import org.multichat.operation.trace.TraceHeader;

/**
 * The budget service. Everything here may be asked again: the reservation's id is the idempotency key of each
 * operation, and the rest is reading or says the same thing twice.
 */
@Path("/v1")
@RegisterRestClient(configKey = "budget")
@RegisterProvider(ProblemReader.class)
@RegisterProvider(TurnHeader.class)
@RegisterProvider(TraceHeader.class)
interface BudgetClient {

    record Transaction(List<Operation> operations) {}

    /** One thing to be done. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Reserve.class, name = "reserve"),
        @JsonSubTypes.Type(value = Settle.class, name = "settle"),
        @JsonSubTypes.Type(value = Release.class, name = "release"),
        @JsonSubTypes.Type(value = Reverse.class, name = "reverse")
    })
    sealed interface Operation {}

    record Reserve(UUID id, UUID budgetId, long amountMicros, int leaseSeconds, boolean dispatched, Purpose purpose)
            implements Operation {}

    record Settle(UUID id, long actualMicros) implements Operation {}

    record Release(UUID id) implements Operation {}

    record Reverse(UUID id, String reason) implements Operation {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Purpose(
            UUID turnId,
            String step,
            @Nullable String modality,
            @Nullable String provider,
            @Nullable String model,
            @Nullable String priceVersion) {}

    record Results(List<Result> results) {}

    record Result(
            UUID id,
            Done outcome,
            @Nullable Reservation reservation,
            @Nullable Problem problem) {}

    /** What became of an operation. */
    enum Done {
        DONE,
        REPLAYED,
        @JsonEnumDefaultValue
        REFUSED
    }

    record Reservation(
            UUID id,
            UUID budgetId,
            String state,
            long amountMicros,
            long costMicros,
            boolean unknown,
            Purpose purpose,
            Instant createdAt,
            @Nullable Instant expiresAt) {}

    record Reservations(
            List<Reservation> reservations, @Nullable String nextCursor) {}

    record Budget(
            UUID id,
            @Nullable UUID parentId,
            String name,
            String period,
            String timeZone,
            @Nullable Instant periodStartsAt,
            @Nullable Instant periodEndsAt,
            String state,
            boolean paused,
            Map<String, OfModality> modalities,
            String setBy,
            @Nullable Long limitMicros,
            long spentMicros,
            long reservedMicros,
            long overrunMicros,
            @Nullable Long availableMicros,
            long version) {

        /** What it is to be, as it is. */
        Change terms() {
            Map<String, Long> limits = new HashMap<>();
            modalities.forEach((modality, of) -> {
                if (of.limitMicros() != null) {
                    limits.put(modality, of.limitMicros());
                }
            });
            return new Change(name, parentId, limitMicros, period, setBy, timeZone, state, limits);
        }
    }

    record OfModality(@Nullable Long limitMicros) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Change(
            String name,
            @Nullable UUID parentId,
            @Nullable Long limitMicros,
            String period,
            String setBy,
            String timeZone,
            String state,
            Map<String, Long> modalityLimits) {

        static final String OPEN = "OPEN";
        static final String PAUSED = "PAUSED";

        /** An open one without a period. */
        static Change plain(String name, @Nullable UUID parentId, @Nullable Long limitMicros, String setBy) {
            return new Change(name, parentId, limitMicros, "NONE", setBy, "UTC", OPEN, Map.of());
        }

        Change withLimit(@Nullable Long micros, String by) {
            return new Change(name, parentId, micros, period, by, timeZone, state, modalityLimits);
        }

        Change withPeriod(String kind, String zone) {
            return new Change(name, parentId, limitMicros, kind, setBy, zone, state, modalityLimits);
        }

        Change withState(String other) {
            return new Change(name, parentId, limitMicros, period, setBy, timeZone, other, modalityLimits);
        }
    }

    record Summary(List<Group> groups, long totalMicros, long count) {}

    record Group(String key, long costMicros, long count) {}

    @POST
    @Path("/transactions")
    Results transact(@HeaderParam(HttpHeaders.AUTHORIZATION) String token, Transaction transaction);

    @GET
    @Path("/budgets/{id}")
    Budget budget(@HeaderParam(HttpHeaders.AUTHORIZATION) String token, @PathParam("id") UUID id);

    @PUT
    @Path("/budgets/{id}")
    Budget put(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String token,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String version,
            @PathParam("id") UUID id,
            Change change);

    @GET
    @Path("/budgets/{id}/reservations")
    Reservations reservations(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String token,
            @PathParam("id") UUID id,
            @QueryParam("settledOnly") boolean settledOnly,
            @QueryParam("state") @Nullable String state,
            @QueryParam("oldestFirst") boolean oldestFirst,
            @QueryParam("modality") @Nullable String modality,
            @QueryParam("provider") @Nullable String provider,
            @QueryParam("unknown") boolean unknown,
            @QueryParam("resolvedFrom") @Nullable String resolvedFrom,
            @QueryParam("resolvedBefore") @Nullable String resolvedBefore,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") int limit);

    @GET
    @Path("/reservations/{id}")
    Reservation reservation(@HeaderParam(HttpHeaders.AUTHORIZATION) String token, @PathParam("id") UUID id);

    @GET
    @Path("/budgets/{id}/summary")
    Summary summary(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String token,
            @PathParam("id") UUID id,
            @QueryParam("by") String by,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("timeZone") String timeZone,
            @QueryParam("modality") @Nullable String modality,
            @QueryParam("provider") @Nullable String provider,
            @QueryParam("unknown") boolean unknown);

    @ClientObjectMapper
    static ObjectMapper json(ObjectMapper strict) {
        return TolerantJson.of(strict);
    }
}
