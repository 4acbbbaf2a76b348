package org.multichat.gateway.chat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.multichat.gateway.account.Account;
import org.multichat.gateway.conversation.Conversation;
import org.multichat.gateway.conversation.Conversations;
import org.multichat.gateway.idempotency.IdempotencyKey;
import org.multichat.gateway.idempotency.IdempotencyKeys;
import org.multichat.gateway.neighbour.Unavailable;
import org.multichat.gateway.turn.ConversationId;
import org.multichat.gateway.turn.Lease;
import org.multichat.gateway.turn.Turn;
import org.multichat.gateway.turn.TurnId;
import org.multichat.gateway.turn.TurnState;
import org.multichat.gateway.turn.Turns;
import org.multichat.kit.id.TimeOrderedIds;
import org.multichat.kit.problem.Invalid;

/** Where turns begin: admitted, recorded, then run. What is refused here has left no trace. */
@ApplicationScoped
class TurnDesk {

    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private final Turns turns;
    private final Conversations conversations;
    private final Places places;
    private final IdempotencyKeys keys;
    private final TurnRunner runner;
    private final ChatConfig config;
    private final TimeOrderedIds ids;
    private final Clock clock;

    @Inject
    TurnDesk(
            Turns turns,
            Conversations conversations,
            Places places,
            IdempotencyKeys keys,
            TurnRunner runner,
            ChatConfig config,
            TimeOrderedIds ids,
            Clock clock) {
        this.turns = turns;
        this.conversations = conversations;
        this.places = places;
        this.keys = keys;
        this.runner = runner;
        this.config = config;
        this.ids = ids;
        this.clock = clock;
    }

    /** What a transaction recorded, or found recorded. */
    private record Recorded(Turn turn, @Nullable Lease lease) {}

    /**
     * Begins a turn and returns without waiting for it; or finds it, when it was begun before with the same key.
     *
     * @throws Invalid when conversation, parent or the turn tried again are not the account's
     * @throws NotFound when the conversation was deleted
     * @throws TooManyTurns when it may not start now
     * @throws org.multichat.gateway.idempotency.IdempotencyKeyReused when the key stands for another request
     */
    AskedTurn begin(Account account, TurnRequest request, Optional<IdempotencyKey> key) {
        Optional<Turn> before = before(account, key);
        if (before.isPresent()) {
            return new AskedTurn(before.get(), true);
        }
        if (runner.isLeaving()) {
            throw new Unavailable("this gateway");
        }
        if (runner.isFull()) {
            throw TooManyTurns.here(config.runningTurns());
        }
        Recorded recorded = QuarkusTransaction.requiringNew().call(() -> record(account, request, key));
        if (recorded.lease() == null) {
            return new AskedTurn(recorded.turn(), true);
        }
        runner.run(new TurnRunner.Begun(recorded.turn(), recorded.lease()));
        return new AskedTurn(recorded.turn(), false);
    }

    private Recorded record(Account account, TurnRequest request, Optional<IdempotencyKey> key) {
        Turns.Load load = turns.loadOf(account.id(), A_MINUTE, config.turnsPerMinute());
        // The account is held now: whoever came with the same key a moment ago is done.
        Optional<Turn> before = before(account, key);
        if (before.isPresent()) {
            return new Recorded(before.get(), null);
        }
        if (load.open() >= config.openTurns()) {
            throw TooManyTurns.open(config.openTurns());
        }
        if (config.turnsPerMinute() > 0 && load.lately() >= config.turnsPerMinute()) {
            throw TooManyTurns.perMinute(config.turnsPerMinute());
        }
        Turn turn = turn(account, request, places.of(account.id(), request));
        key.ifPresent(given -> keys.remember(account.id(), given, turn.id()));
        return new Recorded(turn, turns.record(turn, config.lease()));
    }

    private Optional<Turn> before(Account account, Optional<IdempotencyKey> key) {
        return key.flatMap(given -> keys.find(account.id(), given)).flatMap(turns::find);
    }

    private Turn turn(Account account, TurnRequest request, Place place) {
        // What the database keeps, so that a turn reads the same before and after.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new Turn(
                new TurnId(ids.get()),
                conversation(account, request, place),
                account.id(),
                place.parent().map(Turn::id).orElse(null),
                request.retryOf(),
                request.prompt(),
                request.modality(),
                request.chosen(),
                request.maxCost(),
                ids.get(),
                TurnState.RUNNING,
                now,
                now.plus(config.deadline()),
                null,
                1,
                TurnTrace.begun());
    }

    private ConversationId conversation(Account account, TurnRequest request, Place place) {
        ConversationId known = place.conversation();
        if (known == null) {
            Conversation begun = conversations.begin(account.id(), request.prompt());
            return begun.id();
        }
        conversations.touch(known);
        return known;
    }
}
