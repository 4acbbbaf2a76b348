package org.multichat.song.udio;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** What a server does with one request: answer it, or anything else. */
@FunctionalInterface
interface Deed {

    /** The exchange is closed after it; without an answer that is a closed connection. */
    void play(HttpExchange exchange) throws IOException, InterruptedException;

    Deed SWALLOW = _ -> {};
    Deed STALL = _ -> new CountDownLatch(1).await();

    static Deed json(int status, String body, String... headers) {
        return answer(status, "application/json", body.getBytes(StandardCharsets.UTF_8), headers);
    }

    static Deed page(int status) {
        return answer(
                status,
                "text/html",
                "<html><title>%d</title>error code: 1010</html>"
                        .formatted(status)
                        .getBytes(StandardCharsets.UTF_8));
    }

    static Deed bytes(byte[] body) {
        return answer(200, "application/octet-stream", body);
    }

    /** Says that twice as much comes, and breaks off. */
    static Deed cut(byte[] body) {
        return exchange -> {
            exchange.sendResponseHeaders(200, 2L * body.length);
            exchange.getResponseBody().write(body);
            exchange.getResponseBody().flush();
        };
    }

    private static Deed answer(int status, String type, byte[] body, String... headers) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        };
    }
}
