package org.multichat.gateway.costs;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.multichat.gateway.account.Account;
import org.multichat.gateway.account.Accounts;
import org.multichat.gateway.budget.CostFilter;
import org.multichat.gateway.budget.CostRecord;
import org.multichat.gateway.budget.Ledger;
import org.multichat.gateway.money.Money;
import org.multichat.kit.problem.Problem;
import org.multichat.kit.problem.Refusal;
import org.multichat.kit.table.CsvLine;

/** Costs as a table, for a spreadsheet or a bookkeeper. */
@Path("/api/v1/costs.csv")
@Tag(name = "Costs")
@RunOnVirtualThread
class CostExportResource {

    private static final String CSV = "text/csv";
    private static final String CSV_WITH_HEADER = "text/csv; charset=UTF-8; header=present";

    /** Ten megabytes, and some ten seconds of the ledger's time. */
    private static final int MAX_LINES = 100_000;

    /** As many as the ledger tells at once. */
    private static final int LINES_AT_A_TIME = 200;

    private final Accounts accounts;
    private final Ledger ledger;
    private final PricedTurns pricedTurns;

    @Inject
    CostExportResource(Accounts accounts, Ledger ledger, PricedTurns pricedTurns) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.pricedTurns = pricedTurns;
    }

    @GET
    @Produces(CSV)
    @Operation(
            operationId = "exportCosts",
            summary = "What was spent, as a table",
            description =
                    "RFC 4180 with a header line, in UTF-8, the newest first, with the filters of `/api/v1/costs`. A "
                            + "text that a spreadsheet would take for a formula begins with an apostrophe. An answer that is broken "
                            + "off before its end was not all: ask again.")
    @APIResponse(
            responseCode = "200",
            description = "The table",
            content = @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(
            responseCode = "400",
            description = "A parameter is wrong; the problem names it",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "`too-much-to-read`: there are more than 100,000 costs; ask for fewer days",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "503",
            description = "The budget service does not answer",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response export(@BeanParam CostQuery query) {
        CostFilter filter = query.filter();
        Account account = accounts.current();
        if (ledger.sums(account, "modality", filter).count() > MAX_LINES) {
            throw new TooMuchToRead();
        }
        // Read before the answer begins: a ledger that is away is a status, not a broken table.
        PricedTurns.Page first = pricedTurns.page(account, filter, null, LINES_AT_A_TIME);
        // Never closed here: closing would end an answer properly that has failed half way.
        StreamingOutput table = output -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8));
            write(account, filter, first, writer);
            writer.flush();
        };
        return Response.ok(table, CSV_WITH_HEADER)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"costs.csv\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    private void write(Account account, CostFilter filter, PricedTurns.Page first, Writer writer) throws IOException {
        writer.write("at,modality,provider,amount,currency,unknown,prompt,turnId,id\r\n");
        PricedTurns.Page page = first;
        for (int lines = 0; lines < MAX_LINES; lines += LINES_AT_A_TIME) {
            for (PricedTurns.Priced priced : page.costs()) {
                writer.write(line(priced));
            }
            String cursor = page.nextCursor();
            if (cursor == null) {
                return;
            }
            page = pricedTurns.page(account, filter, cursor, LINES_AT_A_TIME);
        }
    }

    private static String line(PricedTurns.Priced priced) {
        CostRecord cost = priced.cost();
        return new CsvLine()
                .text(cost.at())
                .text(cost.modality())
                .text(cost.provider())
                .number(cost.amount())
                .text(Money.CURRENCY)
                .text(cost.unknown())
                .text(priced.prompt())
                .text(cost.turn())
                .text(cost.id())
                .toString();
    }

    private static final class TooMuchToRead extends Refusal {
        TooMuchToRead() {
            super(Problem.of(
                    "too-much-to-read",
                    422,
                    "That is too much for one answer",
                    "There are more than %,d costs; ask for fewer days.".formatted(MAX_LINES)));
        }
    }
}
