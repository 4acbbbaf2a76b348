package org.multichat.simulator.openai.error;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request that OpenAI does not serve: the status, and what its {@code error} object says. */
public final class ApiError extends RuntimeException {

    private final int status;
    private final String type;
    private final @Nullable String code;
    private final @Nullable String param;
    private final Map<String, String> headers;

    private ApiError(
            int status,
            String message,
            String type,
            @Nullable String param,
            @Nullable String code,
            Map<String, String> headers) {
        super(message);
        this.status = status;
        this.type = type;
        this.param = param;
        this.code = code;
        this.headers = headers;
    }

    public static ApiError invalid(@Nullable String param, @Nullable String code, String message) {
        return new ApiError(400, message, "invalid_request_error", param, code, Map.of());
    }

    public static ApiError of(int status, String type, @Nullable String code, String message) {
        return new ApiError(status, message, type, null, code, Map.of());
    }

    public static ApiError noSuchModel(String message) {
        return of(404, "invalid_request_error", "model_not_found", message);
    }

    public ApiError with(Map<String, String> more) {
        return new ApiError(status, message(), type, param, code, more);
    }

    public int status() {
        return status;
    }

    public String type() {
        return type;
    }

    public @Nullable String code() {
        return code;
    }

    public @Nullable String param() {
        return param;
    }

    public Map<String, String> headers() {
        return headers;
    }

    public String message() {
        return String.valueOf(getMessage());
    }

    /** A refusal is an answer; where it was thought of is nobody's business. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
