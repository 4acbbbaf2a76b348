package org.multichat.budget.reading;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
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
import org.multichat.budget.tree.BudgetId;
import org.multichat.kit.problem.Problem;

/** A budget's entries as a table for people, over HTTP. */
@Path("/v1/budgets/{id}/entries.csv")
@RunOnVirtualThread
@Tag(name = "Reading")
class EntryExportResource {

    private static final String CSV = "text/csv";
    private static final String CSV_WITH_HEADER = "text/csv; charset=UTF-8; header=present";

    private final EntryExport export;

    @Inject
    EntryExportResource(EntryExport export) {
        this.export = export;
    }

    @GET
    @Produces(CSV)
    @Operation(
            operationId = "exportEntries",
            summary = "Every movement of this budget and all below it, as a table",
            description =
                    "RFC 4180 with a header line, in UTF-8; those of the earliest reservation first, each with what it "
                            + "was for. Amounts are there twice: in dollars and in whole millionths. A text that a spreadsheet "
                            + "would take for a formula begins with an apostrophe. `from` and `to` choose reservations by the day "
                            + "in their ids, on which they were made, so that all entries of one stand together; when money moved "
                            + "is in `at`. Months that are archived are not in it. An answer that is broken off before its end "
                            + "was not all: ask again.")
    @APIResponse(
            responseCode = "200",
            description = "The table",
            content = @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)))
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
            description = "`too-much-to-read`: there are more than 1,000,000 entries; ask for fewer days",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response export(
            @RestPath BudgetId id,
            @Parameter(description = "The first day", schema = @Schema(type = SchemaType.STRING, format = "date"))
                    @RestQuery
                    @Nullable
                    String from,
            @Parameter(
                            description = "The first day that no longer counts",
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
                    String timeZone) {
        EntryExport.Choice choice = EntryExport.Choice.of(id, Days.read(from, to, timeZone));
        export.requireNotTooMuch(choice);
        // Never closed here: closing would end an answer properly that has failed half way.
        StreamingOutput table = output -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8));
            export.write(choice, writer);
            writer.flush();
        };
        return Response.ok(table, CSV_WITH_HEADER)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"entries-%s.csv\"".formatted(id))
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
