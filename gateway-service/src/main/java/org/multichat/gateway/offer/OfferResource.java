package org.multichat.gateway.offer;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.multichat.gateway.account.AccountId;
import org.multichat.gateway.account.Accounts;
import org.multichat.gateway.generation.Generators;
import org.multichat.gateway.money.Money;
import org.multichat.gateway.neighbour.Unavailable;
import org.multichat.gateway.turn.Modality;

/** What can be had, before anybody has asked for anything. */
@Path("/api/v1/offers")
@Tag(name = "Turns")
@RunOnVirtualThread
class OfferResource {

    private static final List<Modality> KINDS = List.of(Modality.IMAGE, Modality.SONG, Modality.RESEARCH);

    private final Accounts accounts;
    private final Generators generators;

    @Inject
    OfferResource(Accounts accounts, Generators generators) {
        this.accounts = accounts;
        this.generators = generators;
    }

    @Schema(name = "Offers")
    record OffersView(@Schema(examples = "USD") String currency, List<OfferView> offers) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listOffers",
            summary = "What can be had now",
            description =
                    "Provider, models, options and prices of each kind, as they are now. The options are what a turn or a "
                            + "quote may say beside its prompt. A kind whose service does not answer is left out.")
    @APIResponse(
            responseCode = "200",
            description = "One offer a kind",
            content = @Content(schema = @Schema(implementation = OffersView.class)))
    public OffersView list() {
        AccountId account = accounts.current().id();
        List<Future<Optional<OfferView>>> asked;
        // All at once: one that is slow takes no longer for it.
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            asked = KINDS.stream()
                    .map(kind -> threads.submit(() -> offer(account, kind)))
                    .toList();
        }
        return new OffersView(
                Money.CURRENCY,
                asked.stream().map(Future::resultNow).flatMap(Optional::stream).toList());
    }

    private Optional<OfferView> offer(AccountId account, Modality kind) {
        try {
            return Optional.of(OfferView.of(kind, generators.of(kind).offer(account)));
        } catch (Unavailable _) {
            return Optional.empty();
        }
    }
}
