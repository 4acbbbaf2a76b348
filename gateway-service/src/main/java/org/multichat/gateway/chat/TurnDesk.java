package org.multichat.gateway.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.multichat.gateway.account.Account;
import org.multichat.gateway.conversation.Conversation;
import org.multichat.gateway.conversation.Conversations;
import org.multichat.gateway.turn.ConversationId;
import org.multichat.gateway.turn.Steps;
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
    private final TurnRunner runner;
    private final ChatConfig config;
    private final TimeOrderedIds ids;
    private final Clock clock;

    @Inject
    TurnDesk(
            Turns turns,
            Conversations conversations,
            TurnRunner runner,
            ChatConfig config,
            TimeOrderedIds ids,
            Clock clock) {
        this.turns = turns;
        this.conversations = conversations;
        this.runner = runner;
        this.config = config;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Begins a turn and returns without waiting for it.
     *
     * @throws Invalid when conversation or parent are not the account's
     * @throws TooManyTurns when it may not start now
     */
    Turn begin(Account account, TurnRequest request) {
        if (runner.isFull()) {
            throw TooManyTurns.here(config.runningTurns());
        }
        TurnRunner.Begun begun = record(account, request);
        runner.run(begun);
        return begun.turn();
    }

    @Transactional
    TurnRunner.Begun record(Account account, TurnRequest request) {
        Turns.Load load = turns.loadOf(account.id(), A_MINUTE);
        if (load.open() >= config.openTurns()) {
            throw TooManyTurns.open(config.openTurns());
        }
        if (load.lately() >= config.turnsPerMinute()) {
            throw TooManyTurns.perMinute(config.turnsPerMinute());
        }
        Optional<Turn> parent = parent(account, request);
        Turn turn = turn(account, request, parent);
        return new TurnRunner.Begun(turn, turns.record(turn, config.lease()));
    }

    private Turn turn(Account account, TurnRequest request, Optional<Turn> parent) {
        // What the database keeps, so that a turn reads the same before and after.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new Turn(
                new TurnId(ids.get()),
                conversation(account, request, parent),
                account.id(),
                parent.map(Turn::id).orElse(null),
                request.prompt(),
                request.modality(),
                request.options() == null ? Map.of() : request.options(),
                request.maxCost(),
                ids.get(),
                TurnState.RUNNING,
                now,
                now.plus(config.deadline()),
                null,
                1,
                Steps.NONE);
    }

    private Optional<Turn> parent(Account account, TurnRequest request) {
        TurnId wanted = request.parent();
        ConversationId conversation = request.conversationId();
        if (conversation != null
                && conversations.find(account.id(), conversation).isEmpty()) {
            throw new Invalid("conversationId", "there is no such conversation");
        }
        if (wanted == null) {
            return conversation == null ? Optional.empty() : turns.newestOf(conversation);
        }
        Optional<Turn> parent = turns.find(account.id(), wanted)
                .filter(found -> conversation == null || found.conversation().equals(conversation));
        if (parent.isEmpty()) {
            throw new Invalid("parent", "there is no such turn in this conversation");
        }
        return parent;
    }

    private ConversationId conversation(Account account, TurnRequest request, Optional<Turn> parent) {
        ConversationId known = parent.map(Turn::conversation).orElse(request.conversationId());
        if (known == null) {
            Conversation begun = conversations.begin(account.id(), request.prompt());
            return begun.id();
        }
        conversations.touch(known);
        return known;
    }
}
