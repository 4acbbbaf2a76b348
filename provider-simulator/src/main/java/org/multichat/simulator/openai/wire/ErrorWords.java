package org.multichat.simulator.openai.wire;

import org.jspecify.annotations.Nullable;

/** What OpenAI says with a status when nothing about the request decides it. */
record ErrorWords(String type, @Nullable String code, String message) {

    private static final String BILLING = "You exceeded your current quota, please check your plan and billing details."
            + " For more information on this error, read the docs:"
            + " https://platform.openai.com/docs/guides/error-codes/api-errors.";

    static ErrorWords of(int status, @Nullable String code) {
        return switch (status) {
            case 400 ->
                "moderation_blocked".equals(code)
                        ? new ErrorWords("image_generation_user_error", code, MODERATED)
                        : invalid(code, "The request is not valid.");
            case 401 -> invalid(code == null ? "invalid_api_key" : code, "Incorrect API key provided.");
            case 403 ->
                new ErrorWords(
                        "request_forbidden",
                        code == null ? "unsupported_country_region_territory" : code,
                        "Country, region, or territory not supported");
            case 404 -> invalid(code == null ? "model_not_found" : code, "The model does not exist.");
            case 409 -> new ErrorWords("conflict_error", code, "The resource was updated by another request.");
            case 429 -> tooMany(code);
            case 503 ->
                new ErrorWords(
                        "service_unavailable_error",
                        code == null ? "slow_down" : code,
                        "The server is currently overloaded. Please slow down and try again later.");
            default ->
                status < 500
                        ? invalid(code, "The request can not be served.")
                        : new ErrorWords(
                                "server_error",
                                code == null ? "server_error" : code,
                                "The server had an error while processing your request. Sorry about that!");
        };
    }

    static final String MODERATED = "Your request was rejected by the safety system. If you believe this is an error,"
            + " contact us at help.openai.com.";

    private static ErrorWords tooMany(@Nullable String code) {
        return code == null || code.equals("rate_limit_exceeded")
                ? new ErrorWords(
                        "requests",
                        "rate_limit_exceeded",
                        "Rate limit reached for requests per min (RPM): Limit 10000, Used 10000, Requested 1. Please try"
                                + " again in 1s.")
                : new ErrorWords("insufficient_quota", code, BILLING);
    }

    private static ErrorWords invalid(@Nullable String code, String message) {
        return new ErrorWords("invalid_request_error", code, message);
    }
}
