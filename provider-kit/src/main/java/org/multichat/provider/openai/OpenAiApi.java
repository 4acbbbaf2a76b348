package org.multichat.provider.openai;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** What of OpenAI's API is used, as it stands on the wire; bodies are read by their bounds. */
@Consumes(MediaType.APPLICATION_JSON)
interface OpenAiApi {

    String REQUEST_ID = "X-Client-Request-Id";
    String ORGANIZATION = "OpenAI-Organization";
    String PROJECT = "OpenAI-Project";

    @POST
    @Path("/chat/completions")
    InputStream chat(
            @Nullable @HeaderParam(HttpHeaders.AUTHORIZATION) String key,
            @Nullable @HeaderParam(ORGANIZATION) String organization,
            @Nullable @HeaderParam(PROJECT) String project,
            @HeaderParam(REQUEST_ID) String requestId,
            byte[] body);

    @POST
    @Path("/responses")
    InputStream respond(
            @Nullable @HeaderParam(HttpHeaders.AUTHORIZATION) String key,
            @Nullable @HeaderParam(ORGANIZATION) String organization,
            @Nullable @HeaderParam(PROJECT) String project,
            @HeaderParam(REQUEST_ID) String requestId,
            byte[] body);

    @GET
    @Path("/responses/{id}")
    InputStream response(
            @Nullable @HeaderParam(HttpHeaders.AUTHORIZATION) String key,
            @Nullable @HeaderParam(ORGANIZATION) String organization,
            @Nullable @HeaderParam(PROJECT) String project,
            @PathParam("id") String id,
            @Nullable @QueryParam("stream") Boolean stream,
            @Nullable @QueryParam("starting_after") Integer after);

    @POST
    @Path("/responses/{id}/cancel")
    InputStream cancel(
            @Nullable @HeaderParam(HttpHeaders.AUTHORIZATION) String key,
            @Nullable @HeaderParam(ORGANIZATION) String organization,
            @Nullable @HeaderParam(PROJECT) String project,
            @PathParam("id") String id);
}
