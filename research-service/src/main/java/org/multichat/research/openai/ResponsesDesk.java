package org.multichat.research.openai;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.multichat.generator.provider.Attach;
import org.multichat.provider.call.ProviderFailure;
import org.multichat.provider.call.ProviderFailure.NoAnswer;
import org.multichat.provider.call.ProviderFailure.Nonsense;
import org.multichat.provider.call.ProviderFailure.Refused;
import org.multichat.provider.openai.ModelAnswer;
import org.multichat.provider.openai.ModelEvent;
import org.multichat.provider.openai.ModelRequest;
import org.multichat.provider.openai.ModelStream;
import org.multichat.provider.openai.OpenAiServer;

/**
 * Responses in the background: once its id is known an answer is written whoever listens, and is read again by it from
 * anywhere. So a stream that is cut, or says that it broke, is no end: the response itself says what it has come to.
 */
final class ResponsesDesk implements Desk {

    /** Some servers in front of others pack a lot into an id; it goes into a path, and several into a handle. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._:=-]{0,399}");

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    /** A provider that is out for a minute has not forgotten what it was at. */
    private static final int MOST_LOOKS_IN_VAIN = 30;
    /** Who cannot stream it again is asked how far it is instead. */
    private static final int MOST_STREAMS = 8;

    private static final int FORGOTTEN = 404;
    private static final int TOO_MANY = 429;

    private final OpenAiServer server;
    private final Waiting waiting;

    /** Waits that long; interrupted when nobody wants the paper any more. */
    @FunctionalInterface
    interface Waiting {
        void waitFor(Duration time) throws InterruptedException;
    }

    ResponsesDesk(OpenAiServer server, Waiting waiting) {
        this.server = server;
        this.waiting = waiting;
    }

    @Override
    public Attach attach() {
        return Attach.ANY;
    }

    @Override
    public ModelAnswer ask(ModelRequest request, Ear ear) throws InterruptedException {
        Reading reading = new Reading(ear);
        String id = "";
        try (ModelStream stream = server.respond(request)) {
            id = idOf(stream);
            ear.started(id);
            Optional<ModelAnswer> answer = listen(stream, reading);
            if (answer.isPresent()) {
                // Should the end tell another text than the pieces did, what was heard stands.
                return withUsage(
                        id, reading.isStartOf(answer.get().text()) ? reading.whole(answer.get()) : answer.get());
            }
        } catch (ProviderFailure cut) {
            if (id.isEmpty()) {
                throw cut;
            }
        }
        return follow(id, reading);
    }

    @Override
    public ModelAnswer again(String id, Ear ear) throws InterruptedException {
        ear.started(id);
        return follow(id, new Reading(ear));
    }

    private static String idOf(ModelStream stream) throws InterruptedException {
        ModelEvent first = stream.next().orElseThrow(() -> new NoAnswer("the stream ended before it began"));
        if (first instanceof ModelEvent.Started(String id) && ID.matcher(id).matches()) {
            return id;
        }
        throw new Nonsense("the stream does not begin with the id of a response");
    }

    /** Nothing when it ended before the answer did. */
    private static Optional<ModelAnswer> listen(ModelStream stream, Reading reading) throws InterruptedException {
        for (Optional<ModelEvent> next = stream.next(); next.isPresent(); next = stream.next()) {
            switch (next.get()) {
                case ModelEvent.Text(String piece) -> reading.text(piece);
                case ModelEvent.Ended(ModelAnswer answer) -> {
                    return answer.status().isEnd() ? Optional.of(answer) : Optional.empty();
                }
                case ModelEvent.Broke _ -> {
                    return Optional.empty();
                }
                case ModelEvent.Started _, ModelEvent.Refusal _, ModelEvent.Working _ -> {}
            }
        }
        return Optional.empty();
    }

    /** Reads on by its id, to its end. */
    private ModelAnswer follow(String id, Reading reading) throws InterruptedException {
        int streams = 0;
        int inVain = 0;
        while (true) {
            try {
                ModelAnswer now = server.response(id);
                inVain = 0;
                if (now.status().isEnd()) {
                    return withUsage(id, reading.whole(now));
                }
                if (streams++ < MOST_STREAMS) {
                    Optional<ModelAnswer> answer = streamed(id, reading);
                    if (answer.isPresent()) {
                        return withUsage(id, reading.whole(answer.get()));
                    }
                }
            } catch (Refused refused) {
                boolean mayPass = refused.status() >= 500 || refused.status() == TOO_MANY;
                if (!mayPass || ++inVain >= MOST_LOOKS_IN_VAIN) {
                    throw refused;
                }
            } catch (Reading.Differs differs) {
                throw new Nonsense("a response reads differently the second time");
            } catch (ProviderFailure out) {
                if (++inVain >= MOST_LOOKS_IN_VAIN) {
                    throw out;
                }
            }
            waiting.waitFor(BETWEEN_LOOKS);
        }
    }

    /** From its first event on; what was heard is skipped. Not every server can. */
    private Optional<ModelAnswer> streamed(String id, Reading reading) throws InterruptedException {
        reading.fromTheStart();
        try (ModelStream stream = server.responseStream(id)) {
            return listen(stream, reading);
        } catch (Refused refused) {
            if (refused.status() == FORGOTTEN) {
                throw refused;
            }
            return Optional.empty();
        } catch (ProviderFailure cut) {
            return Optional.empty();
        }
    }

    /** Some tell of the usage only when they are asked again. */
    private ModelAnswer withUsage(String id, ModelAnswer answer) throws InterruptedException {
        if (answer.usage() != null) {
            return answer;
        }
        try {
            ModelAnswer told = server.response(id);
            return told.usage() == null ? answer : told;
        } catch (ProviderFailure untold) {
            return answer;
        }
    }
}
