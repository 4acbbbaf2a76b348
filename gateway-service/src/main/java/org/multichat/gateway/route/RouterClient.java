package org.multichat.gateway.route;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.rest.client.reactive.jackson.ClientObjectMapper;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;
import org.multichat.gateway.neighbour.ProblemReader;
import org.multichat.gateway.turn.Modality;
import org.multichat.kit.json.TolerantJson;

/** The router service as this gateway sees it. */
@Path("/v1/classifications")
@RegisterRestClient(configKey = "router")
@RegisterProvider(ProblemReader.class)
interface RouterClient {

    /** @param context the turns before it, oldest first */
    record Question(String prompt, List<Past> context) {}

    record Past(String prompt, Modality modality, @Nullable String outcome) {}

    record Answer(Modality modality, double confidence, String reason, String decidedBy, long costMicros) {}

    @POST
    Answer classify(@HeaderParam(HttpHeaders.AUTHORIZATION) String token, Question question);

    @ClientObjectMapper
    static ObjectMapper json(ObjectMapper strict) {
        return TolerantJson.of(strict);
    }
}
