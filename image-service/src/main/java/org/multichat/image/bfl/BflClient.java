package org.multichat.image.bfl;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Black Forest Labs as this service sees them. They know no idempotency key: what was submitted may not be again. */
@Path("/v1")
interface BflClient {

    @POST
    @Path("/{model}")
    @Consumes(MediaType.APPLICATION_JSON)
    InputStream submit(
            @Nullable @HeaderParam("x-key") String key, @PathParam("model") String model, Map<String, Object> order);

    @GET
    @Path("/credits")
    InputStream credits(@Nullable @HeaderParam("x-key") String key);
}
