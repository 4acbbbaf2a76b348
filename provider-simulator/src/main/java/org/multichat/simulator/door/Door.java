package org.multichat.simulator.door;

import io.quarkus.logging.Log;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.multichat.simulator.fault.Faults;
import org.multichat.simulator.fault.MalformedFault;

/** Where every call to a played provider comes in: it is counted, spoiled if it is to be, and else answered. */
@ApplicationScoped
public class Door {

    private final Faults faults;
    private final Calls calls;

    Door(Faults faults, Calls calls) {
        this.faults = faults;
        this.calls = calls;
    }

    /** Offers an operation at an address. It runs on a virtual thread of its own and may wait. */
    public void open(Router router, HttpMethod method, String path, Opening opening) {
        router.route(method, path).handler(context -> {
            context.request()
                    .body()
                    .onSuccess(body -> Thread.ofVirtual()
                            .name("call-" + opening.operation().name())
                            .start(() -> serve(context, body, opening)))
                    .onFailure(_ -> context.request().connection().close());
            context.request().resume();
        });
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
