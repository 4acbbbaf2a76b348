package org.multichat.gateway.conversation;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.multichat.gateway.account.AccountId;
import org.multichat.gateway.account.Accounts;
import org.multichat.gateway.turn.ConversationId;
import org.multichat.gateway.turn.TurnId;
import org.multichat.gateway.turn.Turns;
import org.multichat.kit.problem.Invalid;
import org.multichat.kit.problem.Problem;
import org.multichat.kit.problem.Refusal;

/** Looking back at what was said, and putting it in order. */
@Path("/api/v1/conversations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Conversations", description = "Trees of turns")
@RunOnVirtualThread
class ConversationResource {

    /** RFC 7396. */
    private static final String MERGE_PATCH = "application/merge-patch+json";

    private static final int MAX_PAGE = 100;
    /** A conversation is shown whole; longer ones than this nobody has held yet. */
    private static final int MAX_TURNS = 1_000;
    /** Of the longest papers these are some megabytes. */
    private static final int MAX_WANTED = 50;

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
            Instant updatedAt,
            @Schema(description = "How many") long turns) {}

    /** What of a conversation its owner may change. */
    @Schema(name = "ConversationChange")
    record Change(@Schema(required = true) @Nullable Title title) {}

    /** @param nextCursor for {@code ?after=}; absent on the last page */
    @Schema(name = "Conversations")
    record Page(List<Summary> conversations, @Nullable ConversationId nextCursor) {}

    @Schema(
            name = "Conversation",
            description = "A conversation with its turns, oldest first; `parent` makes them a tree")
    record Whole(ConversationId id, String title, Instant createdAt, Instant updatedAt, List<TurnView> turns) {}

    @GET
    @Operation(
            operationId = "listConversations",
            summary = "Your conversations, the latest first; all, or those with some words")
    @APIResponse(
            responseCode = "200",
            description = "A page of them",
            content = @Content(schema = @Schema(implementation = Page.class)))
    @APIResponse(
            responseCode = "400",
            description = "`limit` or `q` is out of bounds",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Page list(
            @Parameter(
                            description =
                                    "Words that are all in the title or in prompts, in any case of letters; at most 8 count",
                            schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = Words.MAX_CHARS))
                    @QueryParam("q")
                    @Nullable
                    String q,
            @Parameter(description = "`nextCursor` of the page before") @QueryParam("after") @Nullable
                    ConversationId after,
            @Parameter(description = "1 to 100") @QueryParam("limit") @DefaultValue("20") int limit) {
        if (limit < 1 || limit > MAX_PAGE) {
            throw new Invalid("limit", "has to be 1 to " + MAX_PAGE);
        }
        AccountId account = accounts.current().id();
        Words words = q == null ? Words.ANY : Words.of(q);
        List<Conversation> found = conversations.of(account, words, after, limit + 1);
        List<Conversation> page = found.subList(0, Math.min(limit, found.size()));
        return new Page(summaries(page), found.size() > limit ? page.getLast().id() : null);
    }

    /** Of a long conversation, what was wanted of it. */
    @Schema(name = "ConversationTurns", description = "Some turns of a conversation, oldest first")
    record Part(List<TurnView> turns) {}

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getConversation",
            summary = "A conversation with its turns",
            description =
                    "The texts of papers are most of a long one. With `texts` only the newest turns bring theirs, "
                            + "and those that have not ended; a turn whose text is left out says `textLeftOut`, and comes whole "
                            + "from `/turns`.")
    @APIResponse(
            responseCode = "200",
            description = "The conversation",
            content = @Content(schema = @Schema(implementation = Whole.class)))
    @APIResponse(
            responseCode = "400",
            description = "`texts` is out of bounds",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "There is no such conversation of this account",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Whole get(
            @PathParam("id") ConversationId id,
            @Parameter(description = "How many of the newest turns bring their texts, 0 to 1000; all by default")
                    @QueryParam("texts")
                    @DefaultValue("" + MAX_TURNS)
                    int texts) {
        if (texts < 0 || texts > MAX_TURNS) {
            throw new Invalid("texts", "has to be 0 to " + MAX_TURNS);
        }
        Conversation found = find(id);
        return new Whole(
                found.id(),
                found.title(),
                found.createdAt(),
                found.updatedAt(),
                views.views(turns.of(found.id(), MAX_TURNS), texts));
    }

    @GET
    @Path("/{id}/turns")
    @Operation(
            operationId = "getTurnsOfConversation",
            summary = "Some turns of a conversation, with their texts",
            description = "Those that are not in it are left out.")
    @APIResponse(
            responseCode = "200",
            description = "The turns",
            content = @Content(schema = @Schema(implementation = Part.class)))
    @APIResponse(
            responseCode = "400",
            description = "No turn is wanted, or too many",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "There is no such conversation of this account",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Part turns(
            @PathParam("id") ConversationId id,
            @Parameter(
                            description = "The id of a turn; 1 to 50 of them: `?turn=...&turn=...`",
                            schema =
                                    @Schema(
                                            type = SchemaType.ARRAY,
                                            implementation = TurnId.class,
                                            minItems = 1,
                                            maxItems = MAX_WANTED))
                    @QueryParam("turn")
                    List<TurnId> wanted) {
        if (wanted.isEmpty() || wanted.size() > MAX_WANTED) {
            throw new Invalid("turn", "has to be there 1 to %d times".formatted(MAX_WANTED));
        }
        return new Part(views.views(turns.of(find(id).id(), wanted)));
    }

    private Conversation find(ConversationId id) {
        return conversations.find(accounts.current().id(), id).orElseThrow(() -> new UnknownConversation(id));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, MERGE_PATCH})
    @Operation(operationId = "renameConversation", summary = "Call a conversation otherwise")
    @APIResponse(
            responseCode = "200",
            description = "The conversation as it is now",
            content = @Content(schema = @Schema(implementation = Summary.class)))
    @APIResponse(
            responseCode = "400",
            description = "The title is missing or wrong; the problem says how",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "There is no such conversation of this account",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Summary rename(@PathParam("id") ConversationId id, @Nullable Change change) {
        if (change == null || change.title() == null) {
            throw new Invalid("title", "is missing; it has 1 to %d characters".formatted(Title.MAX_CHARS));
        }
        return summary(conversations
                .rename(accounts.current().id(), id, change.title())
                .orElseThrow(() -> new UnknownConversation(id)));
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "deleteConversation",
            summary = "Delete a conversation",
            description = "It is hidden at once. Turns that run go on, and what was spent stays spent. For 30 days "
                    + "(`CONVERSATION_KEEP_DELETED`) it can be restored; then it is removed with its artifacts. "
                    + "Deleting it again changes nothing.")
    @APIResponse(responseCode = "204", description = "It is deleted")
    @APIResponse(
            responseCode = "404",
            description = "There is no such conversation of this account",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public void delete(@PathParam("id") ConversationId id) {
        if (!conversations.delete(accounts.current().id(), id)) {
            throw new UnknownConversation(id);
        }
    }

    @POST
    @Path("/{id}/restore")
    @Operation(
            operationId = "restoreConversation",
            summary = "Take the deletion of a conversation back",
            description = "Restoring what is not deleted changes nothing.")
    @APIResponse(
            responseCode = "200",
            description = "The conversation as it is now",
            content = @Content(schema = @Schema(implementation = Summary.class)))
    @APIResponse(
            responseCode = "404",
            description = "There is no such conversation of this account, or no longer",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Summary restore(@PathParam("id") ConversationId id) {
        return summary(
                conversations.restore(accounts.current().id(), id).orElseThrow(() -> new UnknownConversation(id)));
    }

    private Summary summary(Conversation conversation) {
        return summaries(List.of(conversation)).getFirst();
    }

    private List<Summary> summaries(List<Conversation> page) {
        Map<ConversationId, Long> counts =
                turns.count(page.stream().map(Conversation::id).toList());
        return page.stream()
                .map(conversation -> new Summary(
                        conversation.id(),
                        conversation.title(),
                        conversation.createdAt(),
                        conversation.updatedAt(),
                        counts.getOrDefault(conversation.id(), 0L)))
                .toList();
    }

    private static final class UnknownConversation extends Refusal {
        UnknownConversation(ConversationId id) {
            super(Problem.of("not-found", 404, "There is nothing here", "There is no conversation " + id + "."));
        }
    }
}
