package org.multichat.song.udio;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where udio takes orders. It knows no idempotency key: what was submitted may not be again. */
@Path("")
interface GenerationClient {

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    InputStream submit(@Nullable @HeaderParam("Authorization") String authorization, Map<String, Object> order);
}
