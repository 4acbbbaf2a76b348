package org.multichat.budget.reconcile;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.multichat.budget.reservation.Query;
import org.multichat.kit.problem.Problem;

/** Whether the books are right, over HTTP. */
@Path("/v1/reconcile")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Reading")
class ReconcileResource {

    private final Reconciliation reconciliation;

    @Inject
    ReconcileResource(Reconciliation reconciliation) {
        this.reconciliation = reconciliation;
    }

    @Schema(
            name = "Reconciled",
            requiredProperties = {"scope", "faults"})
    record Reconciled(
            @Schema(enumeration = {"recent", "full"}) String scope, List<LedgerFault> faults) {}

    @GET
    @Operation(
            operationId = "reconcile",
            summary = "Add everything up again and compare",
            description =
                    "Balances against entries, reservations against entries, states against resolutions. Any row is a "
                            + "fault. `recent` takes what was added up before from a checkpoint and reads what has moved since, and "
                            + "what is held; it also runs every minute. `full` reads everything, the checkpoint and the sums of "
                            + "archived months too; it also runs every night. Both are the gauge `ledger.reconcile.faults` and an "
                            + "ERROR log.")
    @APIResponse(
            responseCode = "200",
            description = "The faults; none when the books are right",
            content = @Content(schema = @Schema(implementation = Reconciled.class)))
    @APIResponse(
            responseCode = "400",
            description = "`invalid-request`; names the parameter",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "`too-much-to-read`: not everything can be read in a minute; the nightly check has more time",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "503",
            description = "`ledger-unavailable`",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Reconciled reconcile(
            @Parameter(
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"recent", "full"},
                                            defaultValue = "recent"))
                    @RestQuery
                    @Nullable
                    String scope) {
        @Nullable Scope asked = Query.oneOf(Scope.class, "scope", scope);
        Scope scopeOf = asked == null ? Scope.RECENT : asked;
        return new Reconciled(scopeOf.name().toLowerCase(Locale.ROOT), reconciliation.faults(scopeOf));
    }
}
