package org.multichat.budget.reading;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.multichat.budget.reservation.Query;
import org.multichat.budget.tree.BudgetId;
import org.multichat.kit.problem.Problem;

/** What happened to a budget, entry by entry and summed up. */
@Path("/v1/budgets/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Reading", description = "Entries and sums; the budgets below are included")
class ReadingResource {

    private final Entries entries;
    private final Summaries summaries;

    @Inject
    ReadingResource(Entries entries, Summaries summaries) {
        this.entries = entries;
        this.summaries = summaries;
    }

    @Schema(
            name = "EntryPage",
            requiredProperties = {"entries"})
    record Page(List<EntryAnswer> entries, @Nullable String nextCursor) {}

    @GET
    @Path("entries")
    @Operation(
            operationId = "listEntries",
            summary = "Every movement that changed this budget",
            description = "Those of the latest reservation first. They add up to the balances. The next page starts at "
                    + "`nextCursor`; the last page has none.")
    @APIResponse(
            responseCode = "200",
            description = "A page of them",
            content = @Content(schema = @Schema(implementation = Page.class)))
    @APIResponse(
            responseCode = "400",
            description = "`invalid-request`; names the parameter",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "`budget-unknown`",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Page list(
            @RestPath BudgetId id,
            @Parameter(description = "The `nextCursor` of the page before") @RestQuery @Nullable String cursor,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50"))
                    @RestQuery
                    @Nullable
                    String limit) {
        int length = Query.limit(limit);
        List<EntryRow> found = entries.list(id, EntryCursor.read(cursor), length + 1);
        List<EntryRow> page = found.subList(0, Math.min(length, found.size()));
        return new Page(
                page.stream().map(EntryAnswer::of).toList(),
                found.size() > length ? EntryCursor.at(page.getLast()).toString() : null);
    }

    @GET
    @Path("summary")
    @Operation(
            operationId = "summarize",
            summary = "What was paid, by modality, provider, day or account; all of it, or some",
            description =
                    "Settled, captured and corrected costs, also of months that are archived; what was taken back does "
                            + "not count. `account` is the budget that was reserved from, with its name; the keys of `day_modality` are "
                            + "a day, a blank and a modality. At most 1,000 groups are "
                            + "told, the dearest, or 366 days, the latest; `cut` says that there are more, and the totals count "
                            + "them all.")
    @APIResponse(
            responseCode = "200",
            description = "The sums",
            content = @Content(schema = @Schema(implementation = Summary.class)))
    @APIResponse(
            responseCode = "400",
            description = "`invalid-request`; names the parameter",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "`budget-unknown`",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "`too-much-to-read`: ask for fewer days, or for a budget further down",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Summary summarize(
            @RestPath BudgetId id,
            @Parameter(
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"modality", "provider", "day", "day_modality", "account"},
                                            defaultValue = "modality"))
                    @RestQuery
                    @Nullable
                    String by,
            @Parameter(
                            description = "The first day on which costs arose",
                            schema = @Schema(type = SchemaType.STRING, format = "date"))
                    @RestQuery
                    @Nullable
                    String from,
            @Parameter(
                            description = "The first day that no longer counts; by day, at most 366 days after `from`",
                            schema = @Schema(type = SchemaType.STRING, format = "date"))
                    @RestQuery
                    @Nullable
                    String to,
            @Parameter(
                            description = "Whose midnight ends a day",
                            schema =
                                    @Schema(type = SchemaType.STRING, defaultValue = "UTC", examples = "Europe/Berlin"))
                    @RestQuery
                    @Nullable
                    String timeZone,
            @Parameter(description = "Only of this one; `OTHER`: of none", example = "IMAGE") @RestQuery @Nullable
                    String modality,
            @Parameter(description = "Only of this one; `other`: of none", example = "bfl") @RestQuery @Nullable
                    String provider,
            @Parameter(
                            description = "Only what nobody has told the true cost of yet",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    @RestQuery
                    @Nullable
                    String unknown) {
        var choice = new Summaries.Choice(
                Days.read(from, to, timeZone),
                Query.modality(modality),
                Query.provider(provider),
                Query.flag("unknown", unknown));
        SummaryBy asked = Query.oneOf(SummaryBy.class, "by", by);
        return summaries.of(id, asked == null ? SummaryBy.MODALITY : asked, choice);
    }
}
