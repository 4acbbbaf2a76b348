package org.multichat.simulator.admin;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.multichat.simulator.fault.Fault;
import org.multichat.simulator.fault.FaultReader;
import org.multichat.simulator.fault.Faults;
import org.multichat.simulator.fault.MalformedFault;
import org.multichat.simulator.fault.Vocabulary;
import org.multichat.simulator.fault.Weather;

/** What is to go wrong, by script or by chance. */
@Path("/admin")
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class FaultsResource {

    private final Faults faults;
    private final FaultReader reader;
    private final Vocabulary vocabulary;

    FaultsResource(Faults faults, FaultReader reader, Vocabulary vocabulary) {
        this.faults = faults;
        this.reader = reader;
        this.vocabulary = vocabulary;
    }

    /** Faults to arm, in the words of a prompt. */
    public record Script(
            @Schema(
                    description =
                            "One or several faults: operation=deed with its modifiers, or end=word. The same words"
                                    + " that stand in a prompt's [sim ...].",
                    examples = "bfl.submit=503 x2 retry-after=1 bfl.sample=truncate end=content-moderated")
            @Nullable
            String script) {}

    public record ArmedFault(String operation, String deed, int skip, String times, long delayMillis, int struck) {}

    public record Operations(Map<String, Set<String>> operations) {}

    @POST
    @Path("/faults")
    @Operation(summary = "Arms faults; each strikes the next calls of its operation, before the weather's")
    public List<ArmedFault> arm(Script script) {
        if (script.script() == null || script.script().isBlank()) {
            throw new MalformedFault("the script is empty");
        }
        faults.arm(reader.read(script.script()));
        return armed();
    }

    @GET
    @Path("/faults")
    @Operation(summary = "All armed faults and how often each has struck")
    public List<ArmedFault> armed() {
        return faults.armed().stream().map(FaultsResource::show).toList();
    }

    @DELETE
    @Path("/faults")
    @Operation(summary = "Disarms all faults")
    public void disarm() {
        faults.disarm();
    }

    @GET
    @Path("/operations")
    @Operation(summary = "All operations, and what only they can do")
    public Operations operations() {
        return new Operations(vocabulary.operations().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().twists())));
    }

    @PUT
    @Path("/weather")
    @Operation(summary = "Draws faults (429, 503, 500, cut, swallow) and latency by chance, the same for the same seed")
    public Weather set(Weather weather) {
        faults.setWeather(weather);
        return weather;
    }

    @GET
    @Path("/weather")
    public Weather weather() {
        return faults.weather();
    }

    private static ArmedFault show(Faults.Struck struck) {
        var fault = struck.fault();
        return new ArmedFault(
                fault.operation(),
                fault.deed().toString(),
                fault.skip(),
                fault.times() == Fault.FOR_EVER ? "*" : String.valueOf(fault.times()),
                fault.delay().toMillis(),
                struck.struck());
    }
}
