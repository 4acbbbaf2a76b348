package org.multichat.simulator.udio;

import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.multichat.simulator.door.Answer;
import org.multichat.simulator.door.ErrorShape;
import org.multichat.simulator.play.Settings;

/** Errors in the provider's envelope. The HTTP status says the same, or 200: that is not certain, and a setting. */
@ApplicationScoped
class UdioErrors implements ErrorShape {

    /** A script's {@code code=enveloped} asks for HTTP 200 whatever the setting says. */
    private static final String ENVELOPED = "enveloped";

    private final Settings settings;

    UdioErrors(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Answer.Whole refusal(int status, @Nullable String code, @Nullable String message) {
        boolean enveloped = ENVELOPED.equals(code) || settings.is(Udio.ERRORS, ENVELOPED);
        return Answer.json(
                enveloped ? 200 : status,
                Answer.Json.MAPPER
                        .createObjectNode()
                        .put("code", status)
                        .put("message", message == null ? words(status) : message));
    }

    /** What Cloudflare says to a client that looks like a robot. */
    static Answer.Whole blocked() {
        return new Answer.Whole(
                403,
                Map.of("Content-Type", "text/plain; charset=UTF-8", "Server", "cloudflare"),
                Buffer.buffer("error code: 1010"));
    }

    private static String words(int status) {
        return switch (status) {
            case 400 -> "Invalid parameters";
            case 401 -> "Unauthorized";
            case 402 -> "Insufficient credits";
            case 403 -> "Forbidden";
            case 404 -> "Work not found";
            case 429 -> "Too many requests";
            default -> "Internal server error";
        };
    }
}
