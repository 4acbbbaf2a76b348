package org.multichat.simulator.door;

import io.quarkus.logging.Log;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Consumer;
import org.multichat.simulator.fault.Faults;
import org.multichat.simulator.fault.MalformedFault;

/** Where every call to a played provider comes in: it is counted, spoiled if it is to be, and else answered. */
@ApplicationScoped
public class Door {

    /** Several pictures of reference as base64 are longer than anything we send ourselves. */
    private static final int MAX_BODY = 16 * 1024 * 1024;

    private final Faults faults;
    private final Calls calls;

    Door(Faults faults, Calls calls) {
        this.faults = faults;
        this.calls = calls;
    }

    /** Offers an operation at an address. It runs on a virtual thread of its own and may wait. */
    public void open(Router router, HttpMethod method, String path, Opening opening) {
        String name = "call-" + opening.operation().name();
        router.route(method, path)
                .handler(context -> read(
                        context, body -> Thread.ofVirtual().name(name).start(() -> serve(context, body, opening))));
    }

    /** Reads the whole body, if it is no longer than any sensible one, before anybody is told. */
    private static void read(RoutingContext context, Consumer<Buffer> whole) {
        HttpServerRequest request = context.request();
        Buffer body = Buffer.buffer();
        request.exceptionHandler(_ -> request.connection().close());
        request.endHandler(_ -> {
            if (body.length() <= MAX_BODY) {
                whole.accept(body);
            }
        });
        request.handler(piece -> {
            if (body.length() <= MAX_BODY && body.appendBuffer(piece).length() > MAX_BODY) {
                request.response()
                        .setStatusCode(413)
                        .putHeader("Connection", "close")
                        .end();
                request.connection().close();
            }
        });
        request.resume();
    }

    private void serve(RoutingContext context, Buffer body, Opening opening) {
        Exchange exchange = new Exchange(context, body);
        try {
            Delivery delivery = new Delivery(exchange, opening);
            if (!calls.begin(opening.operation(), exchange)) {
                throw new HungUp();
            }
            Faults.Mishap mishap =
                    faults.next(opening.operation(), opening.prompt().apply(exchange));
            if (mishap.isFault()) {
                calls.spoiled(opening.operation());
            }
            exchange.pause(mishap.delay());
            delivery.perform(mishap.deed());
        } catch (MalformedFault malformed) {
            refuse(exchange, opening.errors().refusal(400, null, "simulator: " + malformed.getMessage()));
        } catch (HungUp _) {
            exchange.cut();
        } catch (InterruptedException _) {
            exchange.cut();
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            Log.errorf(
                    failure,
                    "%s: the simulator itself failed; the connection is closed",
                    opening.operation().name());
            exchange.cut();
        } finally {
            calls.end(exchange);
        }
    }

    private static void refuse(Exchange exchange, Answer.Whole answer) {
        try {
            exchange.begin(answer, (long) answer.body().length());
            exchange.write(answer.body());
            exchange.end();
        } catch (HungUp _) {
            exchange.cut();
        } catch (InterruptedException _) {
            exchange.cut();
            Thread.currentThread().interrupt();
        }
    }
}
