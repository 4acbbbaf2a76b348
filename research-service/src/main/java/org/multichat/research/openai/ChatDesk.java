package org.multichat.research.openai;

import java.util.Optional;
import org.multichat.generator.provider.Attach;
import org.multichat.provider.call.ProviderFailure.NoAnswer;
import org.multichat.provider.openai.ModelAnswer;
import org.multichat.provider.openai.ModelEvent;
import org.multichat.provider.openai.ModelRequest;
import org.multichat.provider.openai.ModelStream;
import org.multichat.provider.openai.OpenAiServer;

/** Chat completions: every server knows them, and what is lost with the connection is lost. */
final class ChatDesk implements Desk {

    private final OpenAiServer server;

    ChatDesk(OpenAiServer server) {
        this.server = server;
    }

    @Override
    public Attach attach() {
        return Attach.REPLICA;
    }

    @Override
    public ModelAnswer ask(ModelRequest request, Ear ear) throws InterruptedException {
        boolean started = false;
        try (ModelStream stream = server.chatStream(request)) {
            for (Optional<ModelEvent> next = stream.next(); next.isPresent(); next = stream.next()) {
                ModelEvent event = next.get();
                if (!started && !(event instanceof ModelEvent.Broke)) {
                    started = true;
                    ear.started("");
                }
                switch (event) {
                    case ModelEvent.Text(String piece) -> ear.text(piece);
                    case ModelEvent.Ended(ModelAnswer answer) -> {
                        return answer;
                    }
                    case ModelEvent.Broke broke -> throw new AnswerBroke(broke.error());
                    case ModelEvent.Started _, ModelEvent.Refusal _, ModelEvent.Working _ -> {}
                }
            }
        }
        throw new NoAnswer("the stream ended before the answer did");
    }

    @Override
    public ModelAnswer again(String id, Ear ear) {
        throw new IllegalStateException("nobody but this replica can go on with a chat");
    }
}
