package org.multichat.gateway.page;

import jakarta.inject.Inject;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.multichat.gateway.turn.ConversationId;

/**
 * The web UI: one document for all of its addresses; its script shows what the address says. The document names the
 * script by its content, so it is asked for anew each time and the script is kept for good.
 */
@Path(PageResource.PATH)
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
class PageResource {

    static final String PATH = "/app";

    /**
     * Nothing but our own files is loaded and run, and no text becomes markup but through the two libraries that are
     * named: what a model has written is hostile until shown otherwise.
     */
    static final String POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "font-src 'self'",
            "img-src 'self' blob:",
            "media-src 'self' blob:",
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types lit-html dompurify");

    private final Page page;

    @Inject
    PageResource(Page page) {
        this.page = page;
    }

    @GET
    @Operation(hidden = true)
    public Response chat(@CookieParam("theme") @Nullable String theme) {
        return answer(Status.OK, page.in(Theme.chosen(theme)));
    }

    @GET
    @Path("c/{conversation}")
    @Operation(hidden = true)
    public Response conversation(
            @PathParam("conversation") String conversation, @CookieParam("theme") @Nullable String theme) {
        return answer(Status.OK, document(conversation, Theme.chosen(theme)));
    }

    /** The address is a stranger's: only what is an id gets into the document. */
    private String document(String conversation, Theme theme) {
        try {
            return page.in(theme, ConversationId.fromString(conversation));
        } catch (IllegalArgumentException noId) {
            return page.in(theme);
        }
    }

    @GET
    @Path("costs")
    @Operation(hidden = true)
    public Response costs(@CookieParam("theme") @Nullable String theme) {
        return answer(Status.OK, page.in(Theme.chosen(theme)));
    }

    /** The page says it in its own words; a program sees it by the status. */
    @GET
    @Path("{nowhere: .+}")
    @Operation(hidden = true)
    public Response nowhere(@CookieParam("theme") @Nullable String theme) {
        return answer(Status.NOT_FOUND, page.in(Theme.chosen(theme)));
    }

    private static Response answer(Status status, String document) {
        return Response.status(status)
                .entity(document)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(HttpHeaders.VARY, HttpHeaders.COOKIE)
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "same-origin")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
                .build();
    }
}
