package org.multichat.gateway.page;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Whoever comes without saying what for is shown the web UI. */
@Path("/")
class FrontDoorResource {

    @GET
    @Operation(hidden = true)
    public Response welcome() {
        return Response.seeOther(URI.create(PageResource.PATH)).build();
    }
}
