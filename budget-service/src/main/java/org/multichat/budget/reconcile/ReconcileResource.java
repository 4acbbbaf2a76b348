package org.multichat.budget.reconcile;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
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
            requiredProperties = {"faults"})
    record Reconciled(List<LedgerFault> faults) {}

    @GET
    @Operation(
            operationId = "reconcile",
            summary = "Add everything up again and compare",
            description =
                    "Balances against entries, reservations against entries, states against resolutions. Any row "
                            + "is a fault. The same runs every minute, as the gauge `ledger.reconcile.faults` and an ERROR log.")
    @APIResponse(
            responseCode = "200",
            description = "The faults; none when the books are right",
            content = @Content(schema = @Schema(implementation = Reconciled.class)))
    @APIResponse(
            responseCode = "503",
            description = "`ledger-unavailable`",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Reconciled reconcile() {
        return new Reconciled(reconciliation.faults());
    }
}
