package org.multichat.simulator.openai.responses;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.multichat.simulator.door.Answer;
import org.multichat.simulator.door.Exchange;
import org.multichat.simulator.door.HungUp;
import org.multichat.simulator.openai.play.Twists;
import org.multichat.simulator.openai.play.Ways;
import org.multichat.simulator.openai.wire.Sse;
import org.multichat.simulator.play.Settings;

/** Tells one caller what a response says, from an event on, well or as badly as the call is to go. */
final class Listening {

    private static final Set<String> LAST = Set.of("response.completed", "response.incomplete", "response.failed");
    private static final Duration LOOK_FOR_THE_CALLER = Duration.ofMillis(50);
    private static final Duration FOR_EVER = Duration.ofMinutes(10);

    /** So many pieces of the text come before a stream breaks off in the middle. */
    private static final int PIECES_BEFORE = 5;

    private final Exchange exchange;
    private final Run run;
    private final Settings settings;
    private int pieces;

    Listening(Exchange exchange, Run run, Settings settings) {
        this.exchange = exchange;
        this.run = run;
        this.settings = settings;
    }

    void tell(Sse events, int from) throws InterruptedException {
        int next = from;
        boolean over = false;
        while (!over) {
            boolean closed = run.log().isClosed();
            List<EventLog.Event> news = run.log().from(next, LOOK_FOR_THE_CALLER);
            for (EventLog.Event event : news) {
                if (breaksOff(events, event)) {
                    return;
                }
                events.event(event.name(), exchange.twisted(Twists.NO_USAGE) ? withoutUsage(event) : event.data());
                next++;
            }
            events.pause(Duration.ZERO);
            over = closed && news.isEmpty();
        }
        if (settings.is(Ways.DONE_AFTER_RESPONSES, "present")) {
            events.done();
        }
    }

    private boolean breaksOff(Sse events, EventLog.Event event) throws InterruptedException {
        if (exchange.twisted(Twists.CUT_BEFORE_USAGE) && LAST.contains(event.name())) {
            throw new HungUp();
        }
        if (event.name().endsWith(".delta") && pieces++ >= PIECES_BEFORE) {
            if (exchange.twisted(Twists.STALLS_IN_STREAM)) {
                events.pause(FOR_EVER);
                throw new HungUp();
            }
            return exchange.twisted(Twists.JUST_ENDS);
        }
        return false;
    }

    private static String withoutUsage(EventLog.Event event) {
        try {
            ObjectNode payload = (ObjectNode) Answer.Json.MAPPER.readTree(event.data());
            if (payload.path("response") instanceof ObjectNode response) {
                response.remove("usage");
            }
            return payload.toString();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an event is always JSON", impossible);
        }
    }
}
