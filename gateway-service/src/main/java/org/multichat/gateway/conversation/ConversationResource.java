package org.multichat.gateway.conversation;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.multichat.gateway.account.AccountId;
import org.multichat.gateway.account.Accounts;
import org.multichat.gateway.turn.ConversationId;
import org.multichat.gateway.turn.Turns;
import org.multichat.kit.problem.Invalid;
import org.multichat.kit.problem.Problem;
import org.multichat.kit.problem.Refusal;

/** Looking back at what was said. */
@Path("/api/v1/conversations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Conversations", description = "Trees of turns")
@RunOnVirtualThread
class ConversationResource {

    private static final int MAX_PAGE = 100;
    /** A conversation is shown whole; longer ones than this nobody has held yet. */
    private static final int MAX_TURNS = 1_000;

    private final Conversations conversations;
    private final Turns turns;
    private final TurnViews views;
    private final Accounts accounts;

    @Inject
    ConversationResource(Conversations conversations, Turns turns, TurnViews views, Accounts accounts) {
        this.conversations = conversations;
        this.turns = turns;
        this.views = views;
        this.accounts = accounts;
    }

    @Schema(name = "ConversationSummary")
    record Summary(
            ConversationId id,

            @Schema(examples = "Create an image of a moon and cat")
            String title,

            Instant createdAt,
            Instant updatedAt) {

        static Summary of(Conversation conversation) {
            return new Summary(
                    conversation.id(), conversation.title(), conversation.createdAt(), conversation.updatedAt());
        }
    }

    /** @param nextCursor for {@code ?after=}; absent on the last page */
    @Schema(name = "Conversations")
    record Page(List<Summary> conversations, @Nullable ConversationId nextCursor) {}

    @Schema(
            name = "Conversation",
            description = "A conversation with its turns, oldest first; `parent` makes them a tree")
    record Whole(ConversationId id, String title, Instant createdAt, Instant updatedAt, List<TurnView> turns) {}

    @GET
    @Operation(operationId = "listConversations", summary = "Your conversations, the latest first")
    @APIResponse(
            responseCode = "200",
            description = "A page of them",
            content = @Content(schema = @Schema(implementation = Page.class)))
    @APIResponse(
            responseCode = "400",
            description = "`limit` is out of bounds",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Page list(
            @Parameter(description = "`nextCursor` of the page before") @QueryParam("after") @Nullable
                    ConversationId after,
            @Parameter(description = "1 to 100") @QueryParam("limit") @DefaultValue("20") int limit) {
        if (limit < 1 || limit > MAX_PAGE) {
            throw new Invalid("limit", "has to be 1 to " + MAX_PAGE);
        }
        AccountId account = accounts.current().id();
        List<Conversation> found = conversations.of(account, after, limit + 1);
        List<Conversation> page = found.subList(0, Math.min(limit, found.size()));
        return new Page(
                page.stream().map(Summary::of).toList(),
                found.size() > limit ? page.getLast().id() : null);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getConversation", summary = "A conversation with its turns")
    @APIResponse(
            responseCode = "200",
            description = "The conversation",
            content = @Content(schema = @Schema(implementation = Whole.class)))
    @APIResponse(
            responseCode = "404",
            description = "There is no such conversation of this account",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Whole get(@PathParam("id") ConversationId id) {
        Conversation found =
                conversations.find(accounts.current().id(), id).orElseThrow(() -> new UnknownConversation(id));
        return new Whole(
                found.id(),
                found.title(),
                found.createdAt(),
                found.updatedAt(),
                turns.of(found.id(), MAX_TURNS).stream().map(views::view).toList());
    }

    private static final class UnknownConversation extends Refusal {
        UnknownConversation(ConversationId id) {
            super(Problem.of("not-found", 404, "There is nothing here", "There is no conversation " + id + "."));
        }
    }
}
