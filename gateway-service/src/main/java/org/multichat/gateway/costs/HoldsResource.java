package org.multichat.gateway.costs;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.multichat.gateway.account.Accounts;
import org.multichat.gateway.budget.Ledger;
import org.multichat.gateway.budget.OpenHold;
import org.multichat.gateway.money.Money;
import org.multichat.gateway.turn.Receipt;
import org.multichat.gateway.turn.Step;
import org.multichat.gateway.turn.Turn;
import org.multichat.gateway.turn.TurnId;
import org.multichat.gateway.turn.Turns;
import org.multichat.kit.problem.Problem;

/** What is set aside at the moment, and for what. */
@Path("/api/v1/holds")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Costs")
@RunOnVirtualThread
class HoldsResource {

    /** More than an account may have open; who has more sees the oldest. */
    private static final int MOST = 200;

    private final Accounts accounts;
    private final Ledger ledger;
    private final Turns turns;

    @Inject
    HoldsResource(Accounts accounts, Ledger ledger, Turns turns) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.turns = turns;
    }

    @Schema(name = "Hold", description = "Money that is set aside for a turn")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HoldView(
            UUID id,
            TurnId turnId,
            @Nullable String modality,
            Money amount,
            Instant since,

            @Schema(description = "From then on it counts as spent, unless somebody knows better")
            Instant expiresAt,

            @Schema(
                    description = "Whether its turn has ended and nobody knows yet what of it was really spent; it is "
                            + "asked for")
            boolean unknown) {}

    @Schema(name = "Holds")
    record Holds(
            @Schema(examples = "USD") String currency,

            @Schema(description = "Oldest first, at most 200")
            List<HoldView> holds) {}

    @GET
    @Operation(operationId = "listHolds", summary = "What is set aside now")
    @APIResponse(
            responseCode = "200",
            description = "Open reservations",
            content = @Content(schema = @Schema(implementation = Holds.class)))
    @APIResponse(
            responseCode = "503",
            description = "The budget service does not answer",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Holds list() {
        List<OpenHold> open = ledger.holds(accounts.current(), MOST);
        Map<TurnId, Turn> byId =
                turns
                        .findAll(open.stream()
                                .map(hold -> hold.turn().value())
                                .distinct()
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(Turn::id, turn -> turn));
        return new Holds(
                Money.CURRENCY,
                open.stream().map(hold -> view(hold, byId.get(hold.turn()))).toList());
    }

    private static HoldView view(OpenHold hold, @Nullable Turn turn) {
        boolean unknown = turn != null
                && turn.state().isEnd()
                && turn.steps().get(Step.SETTLED).map(Receipt::unknown).orElse(false);
        return new HoldView(
                hold.id(), hold.turn(), hold.modality(), hold.amount(), hold.since(), hold.expiresAt(), unknown);
    }
}
