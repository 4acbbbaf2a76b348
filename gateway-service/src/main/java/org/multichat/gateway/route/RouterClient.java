package org.multichat.gateway.route;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.rest.client.reactive.jackson.ClientObjectMapper;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;
import org.multichat.gateway.neighbour.ProblemReader;
import org.multichat.gateway.turn.Charged;
import org.multichat.gateway.turn.Modality;
import org.multichat.kit.json.TolerantJson;
import org.multichat.operation.log.TurnHeader;
import org.multichat.operation.trace.TraceHeader;

/** The router service as this gateway sees it. */
@Path("/v1/classifications")
@RegisterRestClient(configKey = "router")
@RegisterProvider(ProblemReader.class)
@RegisterProvider(TurnHeader.class)
@RegisterProvider(TraceHeader.class)
interface RouterClient {

    /**
     * A prompt whose kind is asked for.
     *
     * @param context the turns before it, oldest first
     * @param id whom a paid answer is for; it is given once
     * @param ceilingMicros what the answer may cost; without it only what is free is asked
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Question(
            String prompt,
            List<Past> context,
            @Nullable UUID id,
            @Nullable Long ceilingMicros) {}

    record Past(String prompt, Modality modality, @Nullable String outcome) {}

    /**
     * What it is.
     *
     * @param charged whether money is taken; absent where the cost is what it says
     * @param paid who could be asked for money, where what is free is not sure
     */
    record Answer(
            Modality modality,
            double confidence,
            String reason,
            String decidedBy,
            long costMicros,
            @Nullable Charged charged,
            @Nullable Paid paid) {}

    record Paid(long maxMicros, String provider, String model, String priceVersion) {}

    @POST
    Answer classify(@HeaderParam(HttpHeaders.AUTHORIZATION) String token, Question question);

    @ClientObjectMapper
    static ObjectMapper json(ObjectMapper strict) {
        return TolerantJson.of(strict);
    }
}
