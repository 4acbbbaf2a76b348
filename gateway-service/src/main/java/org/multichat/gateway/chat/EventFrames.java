package org.multichat.gateway.chat;

import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.List;
import org.jboss.resteasy.reactive.server.jaxrs.OutboundSseEventImpl;
import org.multichat.gateway.feed.Feeds;
import org.multichat.gateway.feed.HangingUp;
import org.multichat.gateway.turn.NumberedEvent;
import org.multichat.gateway.turn.Turn;

/**
 * The frames of an event stream: the number of an event as its id, its JSON as its data, a comment while nothing
 * happens.
 */
@ApplicationScoped
class EventFrames {

    static final String NOTE = "`id` counts the events from 1; after a cut, continue with `Last-Event-ID`. "
            + "A comment line comes every 10 s. Exactly one of `done`, `failed`, `stopped` and `refused` ends the stream.";

    static final String EXAMPLE = """
            id: 1
            data: {"type":"accepted","turnId":"01938e5c-7d5a-7cc3-98c4-dc0c0c07398f","conversationId":"01938e5c-7d59-7a33-8c0e-5b1a3a7f5c11"}

            id: 2
            data: {"type":"routed","modality":"IMAGE","confidence":0.97,"reason":"It asks for a picture.","decidedBy":"local-embedding"}

            id: 3
            data: {"type":"reserved","most":"0.040000","currency":"USD"}

            id: 4
            data: {"type":"progress","stage":"drawing","fraction":0.5,"message":"Drawing the picture"}

            id: 5
            data: {"type":"artifact","id":"01938e5c-8a11-7b7a-b1d4-2f6f1c9f8e21","mediaType":"image/png","url":"/api/v1/artifacts/01938e5c-8a11-7b7a-b1d4-2f6f1c9f8e21/content","title":"Moon and cat","width":512,"height":512}

            id: 6
            data: {"type":"done","receipt":{"items":[{"what":"generation","provider":"local","model":"local-artwork-1","amount":"0.040000"}],"total":"0.040000","held":"0.040000","currency":"USD","unknown":false}}
            """;

    private final Feeds feeds;

    @Inject
    EventFrames(Feeds feeds) {
        this.feeds = feeds;
    }

    /**
     * The events of a turn behind a number, and the next as they come.
     *
     * @param request is cut when its client takes nothing for too long
     */
    Multi<OutboundSseEvent> follow(Turn turn, int after, HttpServerRequest request) {
        return feeds.follow(turn, after, () -> HangingUp.on(request))
                .onItem()
                .transformToIterable(batch -> batch.isEmpty()
                        ? List.of(stillHere())
                        : batch.stream().map(EventFrames::frame).toList());
    }

    private static OutboundSseEvent frame(NumberedEvent event) {
        return new OutboundSseEventImpl.BuilderImpl()
                .id(String.valueOf(event.seq()))
                .data(String.class, event.json())
                .build();
    }

    private static OutboundSseEvent stillHere() {
        return new OutboundSseEventImpl.BuilderImpl().comment("still here").build();
    }
}
