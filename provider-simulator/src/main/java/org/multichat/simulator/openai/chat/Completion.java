package org.multichat.simulator.openai.chat;

import java.time.Duration;
import org.multichat.simulator.door.Answer;
import org.multichat.simulator.door.Exchange;
import org.multichat.simulator.door.HungUp;
import org.multichat.simulator.openai.answer.Composed;
import org.multichat.simulator.openai.error.ApiError;
import org.multichat.simulator.openai.meter.Meter;
import org.multichat.simulator.openai.model.Usage;
import org.multichat.simulator.openai.play.Twists;
import org.multichat.simulator.openai.play.Ways;
import org.multichat.simulator.openai.request.Dialect;
import org.multichat.simulator.openai.wire.Replies;
import org.multichat.simulator.openai.wire.Sse;
import org.multichat.simulator.play.Settings;

/** One completion while it is being generated. Whatever becomes of it, the meter is read once. */
final class Completion {

    /** So many tokens are generated between two looks at whether the caller is there. */
    private static final int TOKENS_OF_A_STEP = 16;

    private static final Duration FOR_EVER = Duration.ofMinutes(10);

    private final ChatRequest request;
    private final Composed composed;
    private final Usage input;
    private final Meter meter;
    private final Settings settings;
    private final Exchange exchange;
    private final ChatWords words;
    private final Dialect dialect;
    private int thought;
    private int written;

    Completion(
            ChatRequest request,
            Composed composed,
            Usage input,
            Meter meter,
            Settings settings,
            Exchange exchange,
            ChatWords words,
            Dialect dialect) {
        this.request = request;
        this.composed = composed;
        this.input = input;
        this.meter = meter;
        this.settings = settings;
        this.exchange = exchange;
        this.words = words;
        this.dialect = dialect;
    }

    Answer whole(Replies replies) throws InterruptedException {
        try {
            exchange.pause(settings.duration(Ways.FIRST_TOKEN));
            while (thought + written < composed.reasoning() + composed.tokens().size()) {
                int step = Math.min(
                        TOKENS_OF_A_STEP,
                        composed.reasoning() + composed.tokens().size() - thought - written);
                int thinking = Math.min(step, composed.reasoning() - thought);
                exchange.pause(settings.duration(Ways.TOKEN).multipliedBy(step));
                thought += thinking;
                written += step - thinking;
            }
            meter.end(used(), "billed", "completed");
            return replies.json(words.whole(composed, used(), !exchange.twisted(Twists.NO_USAGE)));
        } finally {
            meter.end(used(), settings.choice(Ways.DISCONNECTED), "the caller hung up");
        }
    }

    void streamed(Answer.Stream stream) throws InterruptedException {
        try {
            play(Replies.sse(exchange, stream));
        } finally {
            meter.end(used(), settings.choice(Ways.DISCONNECTED), "the caller hung up");
        }
    }

    private void play(Sse events) throws InterruptedException {
        boolean emptyFinish = exchange.twisted(Twists.EMPTY_FINISH);
        if (exchange.twisted(Twists.ERROR_FIRST)) {
            tellError(events);
            meter.end(Usage.NOTHING, "free", "failed before it began");
            return;
        }
        events.data(words.beginning(emptyFinish));
        events.pause(settings.duration(Ways.FIRST_TOKEN));
        think(events);
        int half = composed.tokens().size() / 2;
        for (Composed.Piece piece : composed.pieces()) {
            if (written >= half && breaksOff(events)) {
                meter.end(used(), settings.choice(Ways.FAILED), "broken off");
                return;
            }
            written += piece.tokens();
            events.data(words.piece(piece.text(), composed.finish(), emptyFinish));
            events.pause(settings.duration(Ways.TOKEN).multipliedBy(piece.tokens()));
        }
        events.data(words.ending(composed));
        meter.end(used(), "billed", "completed");
        if (exchange.twisted(Twists.CUT_BEFORE_USAGE)) {
            throw new HungUp();
        }
        if (request.usageWanted() && !exchange.twisted(Twists.NO_USAGE)) {
            events.data(words.usageChunk(used()));
        }
        if (!exchange.twisted(Twists.NO_DONE)) {
            events.done();
        }
    }

    private void think(Sse events) throws InterruptedException {
        while (thought < composed.reasoning()) {
            int step = Math.min(TOKENS_OF_A_STEP, composed.reasoning() - thought);
            thought += step;
            events.pause(settings.duration(Ways.TOKEN).multipliedBy(step));
        }
        if (dialect == Dialect.OLLAMA) {
            events.data(words.thinking("The user wants an answer."));
        }
    }

    /** Whether the stream ends here, in the middle, as this call is to. */
    private boolean breaksOff(Sse events) throws InterruptedException {
        if (exchange.twisted(Twists.STALLS_IN_STREAM)) {
            events.pause(FOR_EVER);
            throw new HungUp();
        }
        if (exchange.twisted(Twists.ERROR_IN_STREAM)) {
            tellError(events);
            return true;
        }
        return exchange.twisted(Twists.JUST_ENDS);
    }

    private void tellError(Sse events) throws InterruptedException {
        events.data(dialect.error(ApiError.of(
                500,
                "server_error",
                "server_error",
                "The server had an error while processing your request. Sorry about that!")));
        if (dialect == Dialect.VLLM || dialect == Dialect.VLLM_OLD) {
            events.done();
        }
    }

    private Usage used() {
        return new Usage(input.input(), input.cached(), input.cacheWritten(), thought + written, thought, 0);
    }
}
