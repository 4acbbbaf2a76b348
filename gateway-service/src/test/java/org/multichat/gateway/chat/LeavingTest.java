package org.multichat.gateway.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.multichat.gateway.account.Account;
import org.multichat.gateway.account.Accounts;
import org.multichat.gateway.conversation.Conversations;
import org.multichat.gateway.turn.Lease;
import org.multichat.gateway.turn.Prompt;
import org.multichat.gateway.turn.Steps;
import org.multichat.gateway.turn.Turn;
import org.multichat.gateway.turn.TurnId;
import org.multichat.gateway.turn.TurnJournal;
import org.multichat.gateway.turn.TurnLeases;
import org.multichat.gateway.turn.TurnNews;
import org.multichat.gateway.turn.TurnState;
import org.multichat.gateway.turn.Turns;
import org.multichat.kit.id.TimeOrderedIds;

/** A gateway that goes, on the database of one that stays. */
@QuarkusTest
class LeavingTest extends GatewayTest {

    /** Nobody waits for it to run out. */
    private static final Duration LONG = Duration.ofMinutes(30);

    @Inject
    TurnPipeline pipeline;

    @Inject
    TurnJournal journal;

    @Inject
    TurnLeases leases;

    @Inject
    Accounts accounts;

    @Inject
    Contexts contexts;

    @Inject
    ChatConfig config;

    @Inject
    TurnNews news;

    @Inject
    TurnMetrics metrics;

    @Inject
    Turns turns;

    @Inject
    Conversations conversations;

    @Inject
    TimeOrderedIds ids;

    @Inject
    Clock clock;

    @Test
    void handsOverWhatWasRecordedWhileItLeft() throws InterruptedException {
        TurnRunner going = new TurnRunner(pipeline, journal, leases, accounts, contexts, config, news, metrics);
        TurnRunner.Begun begun = QuarkusTransaction.requiringNew().call(this::recorded);
        going.letGo();

        going.run(begun);

        TurnId turn = begun.turn().id();
        await().atMost(LONG.dividedBy(60))
                .until(() -> turns.find(turn).orElseThrow().state().isEnd());
        assertThat(turns.find(turn).orElseThrow().state()).isEqualTo(TurnState.DONE);
    }

    private TurnRunner.Begun recorded() {
        Account account = accounts.current();
        Prompt prompt = new Prompt("hello");
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Turn turn = new Turn(
                new TurnId(ids.get()),
                conversations.begin(account.id(), prompt).id(),
                account.id(),
                null,
                null,
                prompt,
                null,
                Map.of(),
                null,
                ids.get(),
                TurnState.RUNNING,
                now,
                now.plus(LONG),
                null,
                1,
                Steps.NONE);
        Lease lease = turns.record(turn, LONG);
        return new TurnRunner.Begun(turn, lease);
    }
}
