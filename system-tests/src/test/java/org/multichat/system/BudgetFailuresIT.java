package org.multichat.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.multichat.stack.Part;
import org.multichat.stack.Stack;

/**
 * The ways in which other chats and gateways lost money when somebody went away; here nobody pays more or less than
 * what the generator wrote into its books. What happens when processes are killed between two steps is
 * {@link FaultMatrixIT}.
 */
@ExtendWith(TheStack.class)
class BudgetFailuresIT {

    private static final Duration TO_THE_END = Duration.ofMinutes(2);

    @Test
    void line6aClientThatLeavesBeforeTheFirstTokenPaysWhatWasMade(Stack stack, Client client) throws Exception {
        paysWhatWasMade(stack, client, leaving(client, event -> event.type().equals("accepted")));
    }

    @Test
    void line6bClientThatLeavesInTheMiddlePaysWhatWasMade(Stack stack, Client client) throws Exception {
        paysWhatWasMade(stack, client, leaving(client, event -> event.type().equals("delta") && event.id() > 20));
    }

    @Test
    void line6cClientThatLeavesAfterTheLastTokenPaysWhatWasMade(Stack stack, Client client) throws Exception {
        paysWhatWasMade(stack, client, leaving(client, event -> event.type().equals("artifact")));
    }

    @Test
    void line6dClientThatLeavesAndStopsPaysNothingForWhatItStopped(Stack stack, Client client) throws Exception {
        BigDecimal before = client.books().spent();
        String turn = leaving(client, event -> event.type().equals("delta"));

        Answer stopped = client.post(Client.TURNS + "/" + turn + "/stop", "");

        assertThat(stopped.json().path("state").asText()).isEqualTo("STOPPED");
        assertThat(stopped.json().path("text").asText()).isNotEmpty();
        await().atMost(TO_THE_END).until(() -> !client.books().isAnythingHeld());
        assertThat(client.books().spent()).isEqualByComparingTo(before.add(charged(stack, turn)));
        assertThat(charged(stack, turn)).isZero();
    }

    /** The database dies when the generator has succeeded, and what it had made is paid once. */
    @Test
    void line8DatabaseThatFailsToCommitAfterTheProviderSucceededLosesNothing(Stack stack, Client client)
            throws Exception {
        BigDecimal before = client.books().spent();
        Listener listener = client.listen(Kind.RESEARCH.prompt())
                .awaitEvent(event -> event.type().equals("delta"));

        stack.stop(Part.POSTGRES);
        await().atMost(TO_THE_END)
                .until(() -> !new GeneratorBooks(stack.data().logs())
                        .of(listener.turn())
                        .charges()
                        .isEmpty());
        stack.start(Part.POSTGRES);
        assertThat(stack.awaitReady(Part.POSTGRES, TO_THE_END)).isTrue();

        listener.awaitEnd().mustBeWhole();
        assertThat(listener.last().type()).isEqualTo("done");
        await().atMost(TO_THE_END)
                .ignoreExceptions()
                .until(() -> !client.books().isAnythingHeld());
        assertThat(client.books().spent()).isEqualByComparingTo(before.add(charged(stack, listener.turn())));
        assertThat(new Ledger(stack).faults()).isEmpty();
    }

    /** Line 10: whoever asked is gone; the work goes on, is billed, and is paid. */
    @Test
    void line10WorkThatGoesOnAfterItsCallerDiedIsPaidOnce(Stack stack, Client client) throws Exception {
        BigDecimal before = client.books().spent();
        Listener listener = client.listen(Kind.RESEARCH.prompt())
                .awaitEvent(event -> event.type().equals("delta"));

        // The gateway's connections are cut; its generator neither knows nor cares.
        stack.kill(Part.GATEWAY);

        listener.awaitEnd().mustBeWhole();
        GeneratorBooks.Account books = new GeneratorBooks(stack.data().logs()).of(listener.turn());
        assertThat(books.submissions()).isEqualTo(1);
        assertThat(books.charges()).containsExactly(10_000L);
        await().atMost(TO_THE_END)
                .ignoreExceptions()
                .until(() -> !client.books().isAnythingHeld());
        assertThat(client.books().spent()).isEqualByComparingTo(before.add(new BigDecimal("0.010000")));
    }

    private static void paysWhatWasMade(Stack stack, Client client, String turn) {
        await().atMost(TO_THE_END)
                .until(() -> client.turn(turn).path("state").asText().equals("DONE"));
        JsonNode done = client.turn(turn);
        assertThat(new BigDecimal(done.path("receipt").path("total").asText()))
                .isEqualByComparingTo(charged(stack, turn))
                .isEqualByComparingTo("0.010000");
        assertThat(client.get("/costs/" + cost(client, turn)).status()).isEqualTo(200);
        await().atMost(TO_THE_END).until(() -> !client.books().isAnythingHeld());
    }

    private static String cost(Client client, String turn) {
        for (JsonNode cost : client.get("/api/v1/costs").json().path("costs")) {
            if (cost.path("turnId").asText().equals(turn)) {
                return cost.path("id").asText();
            }
        }
        throw new AssertionError("the turn is not among the costs");
    }

    /** Asks for a brief and hangs up at that event; says which turn it was. */
    private static String leaving(Client client, Predicate<Event> at) {
        return client.askAndLeave(client.asking(Kind.RESEARCH.prompt()), at);
    }

    private static BigDecimal charged(Stack stack, String turn) {
        return BigDecimal.valueOf(
                new GeneratorBooks(stack.data().logs()).of(turn).charged(), 6);
    }
}
