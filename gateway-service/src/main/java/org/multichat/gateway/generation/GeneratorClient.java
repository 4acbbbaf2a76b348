package org.multichat.gateway.generation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.rest.client.reactive.jackson.ClientObjectMapper;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.jspecify.annotations.Nullable;
import org.multichat.gateway.neighbour.ProblemReader;
import org.multichat.gateway.turn.Charged;
import org.multichat.gateway.turn.Modality;
import org.multichat.gateway.turn.Slots;
import org.multichat.kit.json.TolerantJson;
import org.multichat.operation.log.TurnHeader;
import org.multichat.operation.trace.TraceHeader;

/**
 * One of the three generators. There is one of these for each, so its guards are not annotations but stand in
 * {@link Generator}, next to the calls. Streams come as plain {@link InputStream}s: whoever reads slowly makes the
 * sender wait, which a {@code Multi} of this client would not.
 */
@Path("/v1")
@RegisterProvider(ProblemReader.class)
@RegisterProvider(TurnHeader.class)
@RegisterProvider(TraceHeader.class)
interface GeneratorClient {

    record Past(String prompt, Modality modality, @Nullable String outcome) {}

    record Asked(String prompt, List<Past> context, Map<String, Object> options) {}

    record Commission(
            UUID id,
            String prompt,
            List<Past> context,
            Map<String, Object> options,
            long ceilingMicros,
            Instant deadline,
            // Left out where it is not needed: the version before this one does not know it.
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean onlyIfKnown) {}

    record Quoted(
            long maxMicros,
            String bound,
            String provider,
            String model,
            String priceVersion,
            String basis,
            @Nullable Slots slots) {}

    record Offered(String provider, List<String> models, List<OfferedOption> options, List<OfferedPrice> prices) {}

    record OfferedOption(String name, String allowed, String standard) {}

    record OfferedPrice(String unit, long micros) {}

    record Cancelled(Charged charged, @Nullable Usage usage) {}

    record Usage(long costMicros) {}

    @POST
    @Path("/quotes")
    Quoted quote(@HeaderParam(HttpHeaders.AUTHORIZATION) String token, Asked asked);

    @GET
    @Path("/offers")
    Offered offer(@HeaderParam(HttpHeaders.AUTHORIZATION) String token);

    @POST
    @Path("/generations")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    InputStream start(@HeaderParam(HttpHeaders.AUTHORIZATION) String token, Commission commission);

    @GET
    @Path("/generations/{handle}")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    InputStream attach(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String token,
            @PathParam("handle") String handle,
            @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) int after);

    @GET
    @Path("/generations/{handle}/content/{n}")
    @Produces(MediaType.WILDCARD)
    InputStream content(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String token,
            @PathParam("handle") String handle,
            @PathParam("n") int n);

    @GET
    @Path("/generations/{handle}/cost")
    Cancelled cost(@HeaderParam(HttpHeaders.AUTHORIZATION) String token, @PathParam("handle") String handle);

    @PUT
    @Path("/generations/{handle}/confirmations/{event}")
    void confirm(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String token,
            @PathParam("handle") String handle,
            @PathParam("event") int event);

    @DELETE
    @Path("/generations/{handle}")
    Cancelled cancel(@HeaderParam(HttpHeaders.AUTHORIZATION) String token, @PathParam("handle") String handle);

    @ClientObjectMapper
    static ObjectMapper json(ObjectMapper strict) {
        return TolerantJson.of(strict);
    }
}
