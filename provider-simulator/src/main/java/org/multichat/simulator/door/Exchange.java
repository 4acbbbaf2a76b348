package org.multichat.simulator.door;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One call: what was asked, and the line on which it is answered. Used by one thread; anybody may cut it. */
public final class Exchange {

    private static final Duration SLOWEST_READER = Duration.ofMinutes(10);

    private final RoutingContext context;
    private final Buffer body;
    private final CountDownLatch gone = new CountDownLatch(1);
    private @Nullable String twist;
    private @Nullable JsonNode json;

    Exchange(RoutingContext context, Buffer body) {
        this.context = context;
        this.body = body;
        context.response().closeHandler(_ -> gone.countDown());
        context.response().exceptionHandler(_ -> gone.countDown());
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(context.request().getHeader(name));
    }

    public Optional<String> query(String name) {
        return Optional.ofNullable(context.request().getParam(name))
                .filter(_ -> context.queryParams().contains(name));
    }

    /** A part of the path that the opening wrote as {@code :name}. */
    public String path(String name) {
        return String.valueOf(context.pathParam(name));
    }

    /** The body, if it is JSON. */
    public Optional<JsonNode> json() {
        JsonNode known = json;
        if (known == null) {
            known = parse();
            json = known;
        }
        return known.isMissingNode() ? Optional.empty() : Optional.of(known);
    }

    /** This server as the caller knows it, without a slash at the end. */
    public String base() {
        return "http://" + context.request().authority();
    }

    /** Whether this call is to be answered in a way of its operation's own. */
    public boolean twisted(String name) {
        return name.equals(twist);
    }

    void twist(String name) {
        twist = name;
    }

    /** @throws HungUp if the caller goes away meanwhile */
    public void pause(Duration time) throws InterruptedException {
        if (time.isPositive() ? gone.await(time.toNanos(), TimeUnit.NANOSECONDS) : gone.getCount() == 0) {
            throw new HungUp();
        }
    }

    /** Closes the connection in the middle of whatever is said on it. */
    void cut() {
        gone.countDown();
        context.request().connection().close();
    }

    void begin(Answer answer, @Nullable Long length) {
        HttpServerResponse response = context.response();
        response.setStatusCode(answer.status());
        answer.headers().forEach(response::putHeader);
        if (length == null) {
            response.setChunked(true);
        } else {
            response.putHeader("Content-Length", String.valueOf(length));
        }
    }

    /** @throws HungUp if the caller is no longer there */
    void write(Buffer piece) throws InterruptedException {
        if (gone.getCount() == 0) {
            throw new HungUp();
        }
        try {
            context.response()
                    .write(piece)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(SLOWEST_READER.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | IllegalStateException closed) {
            cut();
            throw new HungUp();
        }
    }

    void end() throws InterruptedException {
        if (gone.getCount() == 0) {
            throw new HungUp();
        }
        try {
            context.response().end();
        } catch (IllegalStateException closed) {
            throw new HungUp();
        }
    }

    private JsonNode parse() {
        try {
            return Answer.Json.MAPPER.readTree(body.getBytes());
        } catch (IOException unreadable) {
            return MissingNode.getInstance();
        }
    }
}
