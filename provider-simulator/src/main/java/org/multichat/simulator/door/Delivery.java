package org.multichat.simulator.door;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.multichat.simulator.fault.Deed;

/** Answers a call, stalls it, cuts it off or spoils its answer. */
final class Delivery {

    private static final Buffer NONSENSE =
            Buffer.buffer("\u0000\u0001{\"id\": <<<NaN, ]} \ufffd\ufffd not what you expect");
    private static final Buffer FILLER = Buffer.buffer("x".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII));
    private static final int SLOW_STEPS = 50;

    private final Exchange exchange;
    private final Opening opening;

    Delivery(Exchange exchange, Opening opening) {
        this.exchange = exchange;
        this.opening = opening;
    }

    void perform(Deed deed) throws InterruptedException {
        switch (deed) {
            case Deed.Late _ -> send(done());
            case Deed.Refuse refuse -> send(refusal(refuse));
            case Deed.GatewayPage page -> send(Answer.page(page.status()));
            case Deed.Redirect redirect ->
                send(new Answer.Whole(302, Map.of("Location", redirect.to()), Buffer.buffer()));
            case Deed.Cut _ -> exchange.cut();
            case Deed.Stall _ -> {
                exchange.pause(Deed.MOST_PATIENCE);
                exchange.cut();
            }
            case Deed.Twist twist -> {
                exchange.twist(twist.name());
                send(done());
            }
            case Deed.Swallow _ -> swallow(done());
            case Deed.Truncate truncate -> truncate(done(), truncate.at());
            case Deed.Slow slow -> slowly(done(), slow.over());
            case Deed.Garbage _ -> garbage(done());
            case Deed.Oversize oversize -> oversize(done(), oversize.megabytes());
        }
    }

    private Answer done() throws InterruptedException {
        return opening.handler().answer(exchange);
    }

    private Answer refusal(Deed.Refuse refuse) {
        Answer.Whole refusal = opening.errors().refusal(refuse.status(), refuse.code(), null);
        return refuse.retryAfterSeconds().isPresent()
                ? refusal.with(
                        "Retry-After", String.valueOf(refuse.retryAfterSeconds().getAsInt()))
                : refusal;
    }

    private void send(Answer answer) throws InterruptedException {
        switch (answer) {
            case Answer.Whole whole -> {
                exchange.begin(whole, (long) whole.body().length());
                exchange.write(whole.body());
                exchange.end();
            }
            case Answer.Streamed streamed -> {
                exchange.begin(streamed, null);
                streamed.script().play(live(piece -> piece));
                exchange.end();
            }
        }
    }

    private void swallow(Answer answer) throws InterruptedException {
        if (answer instanceof Answer.Streamed streamed) {
            streamed.script().play(nowhere());
        }
        exchange.cut();
    }

    private void truncate(Answer answer, int at) throws InterruptedException {
        switch (answer) {
            case Answer.Whole whole -> {
                exchange.begin(whole, (long) whole.body().length());
                exchange.write(whole.body().slice(0, (int) ((long) whole.body().length() * Math.min(at, 99) / 100)));
                exchange.cut();
            }
            case Answer.Streamed streamed -> {
                exchange.begin(streamed, null);
                streamed.script().play(upTo(at));
                exchange.end();
            }
        }
    }

    private void slowly(Answer answer, Duration over) throws InterruptedException {
        Duration step = over.dividedBy(SLOW_STEPS);
        switch (answer) {
            case Answer.Whole whole -> {
                exchange.begin(whole, (long) whole.body().length());
                int piece = whole.body().length() / SLOW_STEPS + 1;
                for (int from = 0; from < whole.body().length(); from += piece) {
                    exchange.write(
                            whole.body().slice(from, Math.min(whole.body().length(), from + piece)));
                    exchange.pause(step);
                }
                exchange.end();
            }
            case Answer.Streamed streamed -> {
                exchange.begin(streamed, null);
                streamed.script().play(slowed(step));
                exchange.end();
            }
        }
    }

    private void garbage(Answer answer) throws InterruptedException {
        switch (answer) {
            case Answer.Whole whole -> send(new Answer.Whole(whole.status(), whole.headers(), NONSENSE));
            case Answer.Streamed streamed -> {
                exchange.begin(streamed, null);
                streamed.script().play(live(piece -> piece.replace('{', '<')));
                exchange.end();
            }
        }
    }

    private void oversize(Answer answer, int megabytes) throws InterruptedException {
        exchange.begin(answer, null);
        if (answer instanceof Answer.Whole whole) {
            exchange.write(whole.body());
        } else {
            exchange.write(Buffer.buffer("data: {\"filler\":\""));
        }
        for (int i = 0; i < megabytes * 16; i++) {
            exchange.write(FILLER);
        }
        exchange.end();
    }

    private Answer.Stream live(UnaryOperator<String> change) {
        return new Answer.Stream() {
            @Override
            public void write(String piece) throws InterruptedException {
                exchange.write(Buffer.buffer(change.apply(piece)));
            }

            @Override
            public void pause(Duration time) throws InterruptedException {
                exchange.pause(time);
            }
        };
    }

    private Answer.Stream slowed(Duration step) {
        Answer.Stream live = live(piece -> piece);
        return new Answer.Stream() {
            @Override
            public void write(String piece) throws InterruptedException {
                live.write(piece);
                live.pause(step);
            }

            @Override
            public void pause(Duration time) throws InterruptedException {
                live.pause(time);
            }
        };
    }

    private Answer.Stream upTo(int pieces) {
        Answer.Stream live = live(piece -> piece);
        return new Answer.Stream() {
            private int written;

            @Override
            public void write(String piece) throws InterruptedException {
                if (written++ >= pieces) {
                    exchange.cut();
                }
                live.write(piece);
            }

            @Override
            public void pause(Duration time) throws InterruptedException {
                live.pause(time);
            }
        };
    }

    /** The script is played to its end, and nobody hears it. */
    private static Answer.Stream nowhere() {
        return new Answer.Stream() {
            @Override
            public void write(String piece) {}

            @Override
            public void pause(Duration time) {}
        };
    }
}
