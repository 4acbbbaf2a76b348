package org.multichat.simulator.fault;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.multichat.simulator.door.Answer;
import org.multichat.simulator.door.Door;
import org.multichat.simulator.door.ErrorShape;
import org.multichat.simulator.door.Opening;
import org.multichat.simulator.play.Operation;
import org.multichat.simulator.play.Provider;
import org.multichat.simulator.play.Setting;

/** A provider with nothing but a whole and a streamed answer, to see what the door makes of them. */
@ApplicationScoped
class Probe implements Provider {

    static final Operation SAY = Operation.of("probe.say", "loud");
    static final Operation STREAM = Operation.of("probe.stream");
    static final Operation END = Operation.of("probe.end", "badly");
    private static final ErrorShape ERRORS = (status, code, message) -> Answer.json(
            status, JsonNodeFactory.instance.objectNode().put("code", code).put("message", message));

    private final AtomicInteger done = new AtomicInteger();
    private final Faults faults;

    Probe(Faults faults) {
        this.faults = faults;
    }

    void open(@Observes Router router, Door door) {
        door.open(
                router,
                HttpMethod.POST,
                "/probe/say",
                new Opening(SAY, ERRORS, exchange -> exchange.query("prompt").orElse(""), exchange -> {
                    done.incrementAndGet();
                    String end =
                            faults.end(END, exchange.query("prompt").orElse("")).orElse("well");
                    return Answer.json(
                            200,
                            JsonNodeFactory.instance
                                    .objectNode()
                                    .put("said", exchange.twisted("loud") ? "HELLO" : "hello")
                                    .put("end", end));
                }));
        door.open(
                router,
                HttpMethod.POST,
                "/probe/stream",
                new Opening(
                        STREAM,
                        ERRORS,
                        Opening.noPrompt(),
                        _ -> new Answer.Streamed(200, Map.of("Content-Type", "text/event-stream"), stream -> {
                            for (int i = 0; i < 5; i++) {
                                stream.write("data: {\"piece\":" + i + "}\n\n");
                            }
                            done.incrementAndGet();
                        })));
    }

    int done() {
        return done.get();
    }

    @Override
    public String name() {
        return "probe";
    }

    @Override
    public List<Operation> operations() {
        return List.of(SAY, STREAM, END);
    }

    @Override
    public List<Setting> settings() {
        return List.of();
    }

    @Override
    public void catchUp() {}

    @Override
    public void forget() {
        done.set(0);
    }

    @Override
    public Tasks tasks() {
        return new Tasks(0, 0);
    }
}
