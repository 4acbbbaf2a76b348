package org.multichat.budget.ledger;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.multichat.kit.problem.Invalid;
import org.multichat.kit.problem.Problem;

/**
 * The ledger's operations over HTTP. The only resource here that is not straight-line on a thread of its own: it has
 * nothing to wait for but the lane, and a thread for that costs as much as the rest of the call (docs/performance.md).
 */
@Path("/v1/transactions")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
@Tag(name = "Transactions", description = "The only way in which money moves")
class TransactionResource {

    /** One turn needs three; a hundred bound what one call may lock at once. */
    static final int MAX_OPERATIONS = 100;

    private final Ledger ledger;

    @Inject
    TransactionResource(Ledger ledger) {
        this.ledger = ledger;
    }

    @Schema(name = "Transaction")
    record Transaction(
            @Schema(required = true, minItems = 1, maxItems = MAX_OPERATIONS)
            List<Operation> operations) {

        Transaction {
            if (operations == null || operations.isEmpty() || operations.size() > MAX_OPERATIONS) {
                throw new Invalid("operations", "has to be a list of 1 to %d".formatted(MAX_OPERATIONS));
            }
            if (operations.stream().anyMatch(Objects::isNull)) {
                throw new Invalid("operations", "must not have empty places");
            }
            operations = List.copyOf(operations);
        }
    }

    @Schema(
            name = "TransactionResult",
            requiredProperties = {"results"})
    record Result(List<OperationResult> results) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @org.eclipse.microprofile.openapi.annotations.Operation(
            operationId = "postTransaction",
            summary = "Reserve, settle, release, extend, correct, reverse",
            description = """
                    Settles, releases, extends, corrects and reverses stand on their own and come first; the reserves \
                    of one call are granted together or not at all. The answer comes after the commit. Asking again \
                    with the same ids does nothing twice: `REPLAYED`, with the reservation as it stands, also when the \
                    budget is full by now.

                    Refusals are part of the answer, with a `problem` each: `budget-exhausted` (402, final), \
                    `budget-held` (409, others' reservations are in the way; `retryAfterSeconds`), `budget-paused`, \
                    `budget-closed` (409), `budget-unknown`, \
                    `reservation-unknown` (404), `reservation-conflict` (409, the id was used with another body), \
                    `wrong-state` (409), `invalid-request` (400, the time in a new id is too far off).""")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = Transaction.class),
                            examples = {
                                @ExampleObject(name = "reserve", value = """
                                        {"operations": [{"type": "reserve", "id": "01890a5d-ac96-774b-bcce-b302099a8057",
                                          "budgetId": "01890a5d-ac96-7000-8000-000000000001", "amountMicros": 40000,
                                          "leaseSeconds": 120, "dispatched": true, "purpose": {
                                            "turnId": "01890a5d-ac96-7000-8000-000000000002", "step": "generation",
                                            "modality": "IMAGE", "provider": "local"}}]}"""),
                                @ExampleObject(name = "settle", value = """
                                        {"operations": [{"type": "settle", "id": "01890a5d-ac96-774b-bcce-b302099a8057",
                                          "actualMicros": 38000}]}""")
                            }))
    @APIResponse(
            responseCode = "200",
            description = "What came of each operation, in the order asked",
            headers =
                    @Header(
                            name = HttpHeaders.RETRY_AFTER,
                            description = "Seconds, when a reserve was refused as `budget-held`",
                            schema = @Schema(examples = "3")),
            content =
                    @Content(
                            schema = @Schema(implementation = Result.class),
                            examples = {@ExampleObject(name = "exhausted", value = """
                                    {"results": [{"id": "01890a5d-ac96-774b-bcce-b302099a8057", "type": "reserve",
                                      "outcome": "REFUSED", "problem": {"type": "/problems/budget-exhausted",
                                        "title": "The budget does not allow it", "status": 402,
                                        "detail": "0.050000 is asked for and 0.020000 would fit.",
                                        "budgetId": "01890a5d-ac96-7000-8000-000000000001", "headroomMicros": 20000,
                                        "availableMicros": 20000, "wouldFitMicros": 20000}}]}""")}))
    @APIResponse(
            responseCode = "400",
            description = "`invalid-request`: nothing was done; names the field",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "413",
            description = "`too-large`: a body has at most 64 KiB",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "503",
            description = "`ledger-unavailable`: ask again with the same ids after `Retry-After`",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RestResponse<Result>> apply(@Nullable Transaction asked) {
        if (asked == null) {
            throw new Invalid("", "a body is needed");
        }
        return Uni.createFrom()
                .completionStage(() -> ledger.submit(asked.operations()))
                .map(verdicts -> answer(asked.operations(), verdicts));
    }

    private static RestResponse<Result> answer(List<Operation> asked, List<Verdict> verdicts) {
        List<OperationResult> results = new ArrayList<>();
        for (int i = 0; i < verdicts.size(); i++) {
            results.add(OperationResult.of(asked.get(i), verdicts.get(i)));
        }
        var answer = RestResponse.ResponseBuilder.ok(new Result(results));
        if (verdicts.stream().anyMatch(Refusals::passes)) {
            answer.header(HttpHeaders.RETRY_AFTER, Refusals.HELD_RETRY_AFTER.toSeconds());
        }
        return answer.build();
    }
}
