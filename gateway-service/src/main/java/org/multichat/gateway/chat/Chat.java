package org.multichat.gateway.chat;

import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.multichat.gateway.account.Account;
import org.multichat.gateway.feed.Feeds;
import org.multichat.gateway.idempotency.IdempotencyKey;
import org.multichat.gateway.turn.Prompt;
import org.multichat.gateway.turn.TurnEvent;
import org.multichat.gateway.turn.TurnId;
import org.multichat.gateway.turn.Turns;

/** The chat for other doors than its own: begin a turn, hear what comes of it. */
@ApplicationScoped
public class Chat {

    private final TurnDesk desk;
    private final Feeds feeds;
    private final Turns turns;

    @Inject
    Chat(TurnDesk desk, Feeds feeds, Turns turns) {
        this.desk = desk;
        this.feeds = feeds;
        this.turns = turns;
    }

    /**
     * Begins a turn in a conversation of its own and returns at once; or finds it, when it was begun before with this
     * key. Refused as {@code POST /api/v1/turns} is.
     */
    public AskedTurn begin(Account account, Prompt prompt, Optional<IdempotencyKey> key) {
        return desk.begin(account, TurnRequest.of(prompt), key);
    }

    /** Its events from the first to the last. */
    public Multi<TurnEvent> events(TurnId turn) {
        return feeds.follow(turns.find(turn).orElseThrow(), 0, () -> {})
                .onItem()
                .transformToIterable(turns::read);
    }
}
