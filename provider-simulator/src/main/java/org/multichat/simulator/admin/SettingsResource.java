package org.multichat.simulator.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.multichat.simulator.play.Setting;
import org.multichat.simulator.play.Settings;

/** How fast the providers are, what they bill where their contract is silent, and which way they play an open fact. */
@Path("/admin/{group: pace|billing|behaviour}")
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SettingsResource {

    private final Settings settings;

    SettingsResource(Settings settings) {
        this.settings = settings;
    }

    @GET
    @Operation(summary = "The settings of a group, by provider")
    public Map<String, Map<String, Object>> now(String group) {
        return settings.of(Setting.Group.valueOf(group.toUpperCase(Locale.ROOT)));
    }

    @PUT
    @Operation(summary = "Changes the settings that are named; tasks that run keep their pace")
    public Map<String, Map<String, Object>> change(
            String group,
            @RequestBody(description = "For example {\"all\":{\"percent\":0}} or {\"bfl\":{\"moderated\":\"free\"}}")
                    @Schema(implementation = Object.class)
                    Map<String, Map<String, JsonNode>> wanted) {
        settings.change(Setting.Group.valueOf(group.toUpperCase(Locale.ROOT)), wanted);
        return now(group);
    }
}
