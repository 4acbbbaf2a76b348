package org.multichat.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.multichat.stack.Part;
import org.multichat.stack.Stack;

/** {@code kill -9} of any process while prompts run: it comes back, every turn ends, and no money is lost or made. */
@ExtendWith(TheStack.class)
class KillIT {

    private static final Duration COMES_BACK = Duration.ofMinutes(2);

    /** Money of which nobody knows what became is decided when its lease runs out. */
    private static final Duration DECIDED = Duration.ofMinutes(5);

    /** A moment for each part, all three kinds at once; every step of a turn is in FaultMatrixIT. */
    private static final int FEW = 1;

    /** How far a turn is when somebody dies. */
    enum Moment {
        ACCEPTED,
        ROUTED,
        RESERVED,
        WORKING;

        boolean hasCome(Event event) {
            return event.isLast()
                    || switch (this) {
                        case ACCEPTED -> event.type().equals("accepted");
                        case ROUTED -> event.type().equals("routed");
                        case RESERVED -> event.type().equals("reserved");
                        case WORKING ->
                            event.type().equals("progress") || event.type().equals("delta");
                    };
        }
    }

    static Stream<Arguments> deaths() {
        return Part.ofTheHouse()
                .flatMap(part ->
                        Sample.of(List.of(Moment.values()), FEW).stream().map(moment -> arguments(part, moment)));
    }

    @ParameterizedTest
    @MethodSource("deaths")
    void losesNoTurnAndNoMoney(Part part, Moment moment, Stack stack, Client client) {
        Client.Books before = client.books();
        Map<Kind, Listener> listening = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            listening.put(kind, client.listen(kind.prompt()));
        }
        Collection<Listener> listeners = listening.values();
        listeners.forEach(Listener::awaitAccepted);
        Objects.requireNonNull(listening.get(Kind.servedBy(part))).awaitEvent(moment::hasCome);

        stack.kill(part);

        assertThat(stack.awaitNotReady(part, COMES_BACK)).isTrue();
        assertThat(stack.awaitReady(part, COMES_BACK)).isTrue();
        listeners.forEach(listener -> listener.awaitEnd().mustBeWhole());
        for (Listener listener : listeners) {
            assertThat(client.events(listener.turn(), 0)).isEqualTo(listener.heard());
            assertThat(client.turn(listener.turn()).path("state").asText()).isIn("DONE", "FAILED", "REFUSED");
        }
        await().atMost(DECIDED).ignoreExceptions().until(() -> !client.books().isAnythingHeld());
        mustAddUp(listeners, client, before.spent());
        assertThat(new Ledger(stack).faults()).isEmpty();
        assertThat(client.ask(Kind.IMAGE.prompt()).status()).isEqualTo(200);
    }

    /** What stands in the receipts is what was spent; only where a receipt says "unknown" may it be less. */
    private static void mustAddUp(Collection<Listener> listeners, Client client, BigDecimal before) {
        BigDecimal known = BigDecimal.ZERO;
        BigDecimal unknown = BigDecimal.ZERO;
        for (Listener listener : listeners) {
            JsonNode receipt = client.turn(listener.turn()).path("receipt");
            BigDecimal total = new BigDecimal(receipt.path("total").asText("0"));
            if (receipt.path("unknown").asBoolean()) {
                unknown = unknown.add(total);
            } else {
                known = known.add(total);
            }
        }
        BigDecimal spent = client.books().spent().subtract(before);
        assertThat(spent).isBetween(known, known.add(unknown));
    }
}
