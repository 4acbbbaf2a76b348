package org.multichat.image.openai;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pictures of a server that speaks OpenAI's protocol. It knows no idempotency key: nothing is asked twice. */
@Path("/images/generations")
interface OpenAiClient {

    /** @param id for looking it up with the provider's support; it is not compared with earlier ones */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    InputStream generate(
            @Nullable @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer,
            @Nullable @HeaderParam("OpenAI-Organization") String organization,
            @Nullable @HeaderParam("OpenAI-Project") String project,
            @HeaderParam("X-Client-Request-Id") String id,
            Map<String, Object> order);
}
