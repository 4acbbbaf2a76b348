package org.multichat.simulator.openai.wire;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.multichat.simulator.door.Answer;
import org.multichat.simulator.door.ErrorShape;
import org.multichat.simulator.door.Exchange;
import org.multichat.simulator.door.Opening;
import org.multichat.simulator.openai.error.ApiError;
import org.multichat.simulator.openai.play.Twists;
import org.multichat.simulator.openai.play.Ways;
import org.multichat.simulator.openai.request.Dialect;
import org.multichat.simulator.play.Settings;

/** Everything that goes out: with the headers of OpenAI, and errors in the accent of the day. */
@ApplicationScoped
public class Replies implements ErrorShape {

    private static final long REQUESTS_A_MINUTE = 10_000;
    private static final long TOKENS_A_MINUTE = 2_000_000;
    /** Whole answers wait in steps, so that a caller who hangs up is noticed. */
    private static final Duration STEP = Duration.ofMillis(50);

    private final Settings settings;
    private final AtomicLong served = new AtomicLong();

    Replies(Settings settings) {
        this.settings = settings;
    }

    /** A handler that finds the key first and turns refusals into answers. */
    public Opening.Handler guarded(Opening.Handler handler) {
        return exchange -> {
            Dialect dialect = dialect(exchange);
            try {
                if (exchange.twisted(Twists.ERROR_ON_TOP)) {
                    dialect = Dialect.VLLM_OLD;
                    throw worded(503, null, null);
                }
                if (exchange.twisted(Twists.INT_CODE)) {
                    dialect = Dialect.VLLM;
                    throw worded(503, null, null);
                }
                if (!dialect.isLocal()) {
                    checkKey(exchange.header("Authorization").orElse(""));
                }
                return handler.answer(exchange);
            } catch (ApiError error) {
                return refusal(dialect, error);
            }
        };
    }

    /** As this call wants it, or as it is set. */
    public Dialect dialect(Exchange exchange) {
        return Dialect.words().stream()
                .filter(exchange::twisted)
                .findFirst()
                .map(Dialect::of)
                .orElseGet(() -> Dialect.of(settings.choice(Ways.DIALECT)));
    }

    public Answer.Whole json(JsonNode body) {
        Answer.Whole answer = Answer.json(200, body);
        return new Answer.Whole(200, headers(answer.headers()), answer.body());
    }

    public Answer.Streamed events(Answer.Script script) {
        return new Answer.Streamed(
                200,
                headers(Map.of("Content-Type", "text/event-stream; charset=utf-8", "Cache-Control", "no-cache")),
                script);
    }

    public static Sse sse(Exchange exchange, Answer.Stream stream) {
        return new Sse(stream, exchange.twisted(Twists.CRLF), exchange.twisted(Twists.COMMENTS));
    }

    /** Waits as long as something takes that is answered as a whole. */
    public static void wait(Exchange exchange, Duration time) throws InterruptedException {
        for (Duration left = time; left.isPositive(); left = left.minus(STEP)) {
            exchange.pause(left.compareTo(STEP) < 0 ? left : STEP);
        }
        exchange.pause(Duration.ZERO);
    }

    @Override
    public Answer.Whole refusal(int status, @Nullable String code, @Nullable String message) {
        return refusal(Dialect.of(settings.choice(Ways.DIALECT)), worded(status, code, message));
    }

    private Answer.Whole refusal(Dialect dialect, ApiError error) {
        Answer.Whole answer = Answer.json(error.status(), dialect.error(error));
        Map<String, String> headers = headers(answer.headers());
        if (error.status() == 429 && "rate_limit_exceeded".equals(error.code())) {
            headers.put("x-ratelimit-remaining-requests", "0");
            headers.put("x-ratelimit-reset-requests", "1s");
            headers.put("Retry-After", "1");
        } else if (error.status() != 200 && "insufficient_quota".equals(error.type())) {
            headers.keySet().removeIf(name -> name.startsWith("x-ratelimit"));
        }
        return new Answer.Whole(error.status(), headers, answer.body());
    }

    /** The error that OpenAI gives with a status, in its words where nobody has better ones. */
    static ApiError worded(int status, @Nullable String code, @Nullable String message) {
        ErrorWords words = ErrorWords.of(status, code);
        return ApiError.of(status, words.type(), words.code(), message == null ? words.message() : message);
    }

    private static void checkKey(String authorization) {
        if (!authorization.startsWith("Bearer ") || authorization.length() == "Bearer ".length()) {
            throw ApiError.of(
                    401,
                    "invalid_request_error",
                    null,
                    "You didn't provide an API key. You need to provide your API key in an Authorization header using"
                            + " Bearer auth (i.e. Authorization: Bearer YOUR_KEY).");
        }
        if (authorization.startsWith("Bearer bad")) {
            throw ApiError.of(
                    401,
                    "invalid_request_error",
                    "invalid_api_key",
                    "Incorrect API key provided: bad*****. You can find your API key at"
                            + " https://platform.openai.com/account/api-keys.");
        }
    }

    private Map<String, String> headers(Map<String, String> more) {
        long number = served.incrementAndGet();
        Map<String, String> headers = new LinkedHashMap<>(more);
        headers.put("x-request-id", "req_" + UUID.randomUUID().toString().replace("-", ""));
        headers.put("openai-organization", "org-simulated");
        headers.put("openai-version", "2020-10-01");
        headers.put("openai-processing-ms", Long.toString(20 + number % 400));
        headers.put("x-ratelimit-limit-requests", Long.toString(REQUESTS_A_MINUTE));
        headers.put("x-ratelimit-remaining-requests", Long.toString(REQUESTS_A_MINUTE - 1 - number % 100));
        headers.put("x-ratelimit-reset-requests", "6ms");
        headers.put("x-ratelimit-limit-tokens", Long.toString(TOKENS_A_MINUTE));
        headers.put("x-ratelimit-remaining-tokens", Long.toString(TOKENS_A_MINUTE - 1_000 * (number % 100)));
        headers.put("x-ratelimit-reset-tokens", "30ms");
        return headers;
    }
}
