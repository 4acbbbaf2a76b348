package org.multichat.gateway.costs;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.multichat.gateway.account.Account;
import org.multichat.gateway.account.Accounts;
import org.multichat.gateway.budget.CostFilter;
import org.multichat.gateway.budget.CostSums;
import org.multichat.gateway.budget.Ledger;
import org.multichat.gateway.money.Money;
import org.multichat.kit.problem.Invalid;
import org.multichat.kit.problem.Problem;

/** Costs summed up for charts. */
@Path("/api/v1/costs/summary")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Costs")
@RunOnVirtualThread
class CostSummaryResource {

    /** A year; more than that no chart of days shows, and the ledger does not tell. */
    private static final int MAX_DAYS = 366;

    private static final int USUAL_DAYS = 30;

    private final Accounts accounts;
    private final Ledger ledger;
    private final Clock clock;

    @Inject
    CostSummaryResource(Accounts accounts, Ledger ledger, Clock clock) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "summarizeCosts",
            summary = "What some days have cost, by modality, provider and day",
            description =
                    "A cost belongs to the day on which it became certain. The three sums are taken one after the "
                            + "other: where something is paid for in between, they differ by that.")
    @APIResponse(
            responseCode = "200",
            description = "The sums",
            content = @Content(schema = @Schema(implementation = CostSummary.class)))
    @APIResponse(
            responseCode = "400",
            description = "A parameter is wrong; the problem names it",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "503",
            description = "The budget service does not answer",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public CostSummary summary(
            @Parameter(
                            description = "The first day; by default the last 30 days are told",
                            schema = @Schema(type = SchemaType.STRING, format = "date"))
                    @QueryParam("from")
                    @Nullable
                    String from,
            @Parameter(
                            description = "The last day, at most 365 after the first; by default today",
                            schema = @Schema(type = SchemaType.STRING, format = "date"))
                    @QueryParam("to")
                    @Nullable
                    String to,
            @Parameter(
                            description = "Whose midnight ends a day: UTC, or a name of the IANA",
                            schema =
                                    @Schema(type = SchemaType.STRING, defaultValue = "UTC", examples = "Europe/Berlin"))
                    @QueryParam("zone")
                    @Nullable
                    String zone) {
        ZoneId place = CostQuery.zone("zone", zone);
        LocalDate askedLast = CostQuery.day("to", to);
        LocalDate last = askedLast == null ? LocalDate.ofInstant(clock.instant(), place) : askedLast;
        LocalDate askedFirst = CostQuery.day("from", from);
        LocalDate first = askedFirst == null ? last.minusDays(USUAL_DAYS - 1) : askedFirst;
        if (last.isBefore(first) || ChronoUnit.DAYS.between(first, last) >= MAX_DAYS) {
            throw new Invalid("to", "has to be the same day as from, or at most %d days later".formatted(MAX_DAYS - 1));
        }
        CostFilter days = new CostFilter(first, last, place, null, null, false);
        Account account = accounts.current();
        CostSums byModality = ledger.sums(account, "modality", days);
        return new CostSummary(
                Money.CURRENCY,
                first,
                last,
                place.getId(),
                byModality.total(),
                byModality.count(),
                byModality.byKey(),
                ledger.sums(account, "provider", days).byKey(),
                CostSummary.days(ledger.sums(account, "day_modality", days)));
    }
}
