package org.multichat.song.udio;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Where udio says how far a work is. Asking has no effect, so it may be asked again. */
@Path("")
interface FeedClient {

    @GET
    InputStream look(@Nullable @HeaderParam("Authorization") String authorization, @QueryParam("workId") String work);
}
