package org.multichat.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.multichat.stack.Part;

/**
 * Each provider, and everything that can go wrong with it: whatever happens, the turn ends, and what was charged for it
 * is what the provider's own invoice says. What nobody can know is flagged, asked for later, and in the end settled
 * from the invoice, as an operator would.
 */
class ProviderMatrixIT {

    /** All of them with -Dfull=true. */
    private static final int FEW = 10;

    private static SimulatedStack house;

    @BeforeAll
    static void start() {
        house = new SimulatedStack("provider-matrix", Map.of());
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    static Stream<ProviderFault> cases() {
        return Sample.of(ProviderFault.all(), FEW).stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void theBillIsTheInvoice(ProviderFault fault) {
        awaitCalm(fault.kind());
        house.providers.forget();
        house.providers.set("pace", Map.of("all", Map.of("percent", fault.pacePercent())));
        house.providers.set("billing", fault.billing());
        long before = house.spent();

        String turn = house.ask(fault.kind(), fault.script());
        fault.act(house, turn);
        house.awaitOver(turn);

        house.awaitQuiet();
        if (fault.canBeLearned()) {
            house.giveTimeToLearn(List.of(turn));
        }
        settleFromTheInvoice(turn);

        long due = house.providers.due();
        JsonNode after = house.client.turn(turn);
        assertThat(house.charged(turn)).as(ProviderFault.told(after)).isEqualTo(due);
        assertThat(house.spent() - before).as(ProviderFault.told(after)).isEqualTo(due);
        assertThat(house.client.books().isAnythingHeld())
                .as(ProviderFault.told(after))
                .isFalse();
        assertThat(house.providers.invoice())
                .as("nothing is bought twice")
                .extracting(SimulatedProviders.Line::task)
                .hasSizeLessThanOrEqualTo(fault.mostPurchases());
        assertThat(new Ledger(house.stack).faults()).isEmpty();
        fault.verify(after);
    }

    /** Everybody is up and no breaker is open, whatever the case before this one did. */
    private static void awaitCalm(Kind kind) {
        house.providers.forget();
        house.providers.set("pace", Map.of("all", Map.of("percent", 0)));
        await().atMost(house.patience())
                .ignoreExceptions()
                .until(() -> Part.services().allMatch(house.stack::isReady));
        await().atMost(house.patience()).ignoreExceptions().until(() -> {
            if (new Meters(house.stack, Kind.generatorOf(kind)).of("provider_breaker_open") == 0) {
                return true;
            }
            String turn = house.ask(kind, "");
            house.awaitOver(turn);
            return false;
        });
        await().atMost(house.patience()).until(() -> !house.client.books().isAnythingHeld());
    }

    /** As an operator does with what is left after the gateway has asked everybody. */
    private static void settleFromTheInvoice(String turn) {
        if (house.isUnknown(turn)) {
            house.settle(turn, house.providers.due());
        }
    }
}
