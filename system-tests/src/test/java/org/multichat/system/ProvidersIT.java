package org.multichat.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.multichat.stack.Part;

/**
 * Everything is bought: pictures, songs, papers and unclear routing, and each provider's invoice is what was charged.
 */
class ProvidersIT {

    private static final String CANARY = "canary-Zk39qLw7-of-a-prompt";
    /** Of all providers, as the stack has it. */
    private static final String KEY = "simulated";
    /** The local classifier takes them for several things at once, or for nothing it knows. */
    private static final List<String> UNCLEAR = List.of(
            "lighthouse, sad, with a violin and some history",
            "something about the sea",
            "the moon landing, please",
            "jazz in the thirties",
            "I need something for my presentation on whales",
            "autumn leaves",
            "a waltz of planets");

    private static SimulatedStack house;

    @BeforeAll
    static void start() {
        house = new SimulatedStack("providers", Map.of());
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    @BeforeEach
    void quickly() {
        house.providers.forget();
        house.providers.set("pace", Map.of("all", Map.of("percent", 5)));
    }

    @ParameterizedTest
    @EnumSource
    void isBoughtAndPaidToTheMillionth(Kind kind) {
        long before = house.spent();

        Listener listener = house.client.listen(kind.prompt());
        listener.awaitEnd().mustBeWhole();

        assertThat(listener.last().type()).as("%s", listener.last().line()).isEqualTo("done");
        JsonNode turn = house.client.turn(listener.turn());
        assertThat(turn.path("artifacts").size()).isPositive();
        for (JsonNode artifact : turn.path("artifacts")) {
            mustBeReal(kind, house.client.get(artifact.path("url").asText()));
        }
        assertThat(house.charged(listener.turn()))
                .isPositive()
                .isEqualTo(house.providers.due())
                .isEqualTo(house.spent() - before);
        assertThat(new Ledger(house.stack).faults()).isEmpty();
    }

    @Test
    void whatIsUnclearIsDecidedByTheModelAndItsPriceIsOnTheReceipt() {
        long charged = 0;
        Set<String> paidFor = new HashSet<>();
        for (String prompt : UNCLEAR) {
            Listener listener = house.client.listen(prompt);
            listener.awaitEnd().mustBeWhole();
            JsonNode receipt = house.client.turn(listener.turn()).path("receipt");
            receipt.path("items")
                    .valueStream()
                    .forEach(item -> paidFor.add(item.path("what").asText()));
            charged += house.charged(listener.turn());
        }

        assertThat(paidFor).contains("classification");
        assertThat(charged).isPositive().isEqualTo(house.providers.due());
    }

    /** Of the ways in which budgets leak, the fourteenth: each call counts, whatever it is for. */
    @Test
    void line14RetriesAndRoutingAreOnTheBill() {
        long before = house.spent();
        house.providers.arm("bfl.submit=503 x1");

        String turn = house.ask(Kind.IMAGE, "");
        house.awaitOver(turn);

        assertThat(house.client.turn(turn).path("state").asText()).isEqualTo("DONE");
        assertThat(house.providers.calls("bfl.submit")).isEqualTo(2);
        assertThat(house.spent() - before).isEqualTo(house.providers.due()).isPositive();
    }

    /** The eighteenth: the call is bounded by what is set aside, not the other way round. */
    @Test
    void line18APaperNeverCostsMoreThanWasSetAside() {
        Listener listener = house.client.listen(Kind.RESEARCH.prompt());
        listener.awaitEnd().mustBeWhole();

        long held = new BigDecimal(house.client
                        .turn(listener.turn())
                        .path("receipt")
                        .path("held")
                        .asText())
                .movePointRight(6)
                .longValueExact();
        assertThat(house.providers.due()).isPositive().isLessThanOrEqualTo(held);
    }

    /** Each of them may be billed or not, which nobody here can see: the provider says it, and so does the bill. */
    @ParameterizedTest(name = "{0}")
    @EnumSource
    void line6WhoLeavesPaysWhatTheProviderBills(Leaving at) {
        long before = house.spent();
        house.providers.set("pace", Map.of("all", Map.of("percent", 40)));

        String turn = house.client.askAndLeave(house.client.asking(Kind.RESEARCH.prompt()), at);
        house.awaitOver(turn);

        assertThat(house.client.turn(turn).path("state").asText()).isEqualTo("DONE");
        assertThat(house.charged(turn))
                .isPositive()
                .isEqualTo(house.providers.due())
                .isEqualTo(house.spent() - before);
    }

    enum Leaving implements Predicate<Event> {
        BEFORE_THE_FIRST_TOKEN("accepted"),
        IN_THE_MIDDLE("delta"),
        AFTER_THE_LAST_TOKEN("artifact");

        private final String type;

        Leaving(String type) {
            this.type = type;
        }

        @Override
        public boolean test(Event event) {
            return event.type().equals(type);
        }
    }

    /** The tenth, where its name is lost: the money counts as spent until somebody has looked at the invoice. */
    @Test
    void line10TaskThatRunsAndBillsAfterItsSubmissionTimedOutIsFlaggedUntilTheInvoiceIsKnown() {
        long before = house.spent();
        String turn = house.ask(Kind.SONG, "udio.generate=swallow");
        house.awaitOver(turn);
        house.awaitQuiet();

        assertThat(house.isUnknown(turn)).isTrue();
        assertThat(house.client.turn(turn).path("charged").asText()).isEqualTo("unknown");
        assertThat(house.providers.calls("udio.generate")).isEqualTo(1);
        assertThat(house.client.books().held().signum() + house.spent() - before)
                .as("nobody else can spend it")
                .isPositive();

        house.settle(turn, house.providers.due());

        assertThat(house.isUnknown(turn)).isFalse();
        assertThat(house.spent() - before).isEqualTo(house.providers.due()).isPositive();
        assertThat(house.client.books().isAnythingHeld()).isFalse();
    }

    /** And where only looking at it times out: it is the same task that is looked at until it is there. */
    @Test
    void line10TaskThatIsNotAnsweredForIsLookedAtAgainAndPaidOnce() {
        long before = house.spent();
        String turn = house.ask(Kind.IMAGE, "bfl.poll=swallow x2");
        house.awaitOver(turn);

        assertThat(house.client.turn(turn).path("state").asText()).isEqualTo("DONE");
        assertThat(house.providers.invoice()).hasSize(1);
        assertThat(house.charged(turn))
                .isEqualTo(house.providers.due())
                .isEqualTo(house.spent() - before)
                .isPositive();
    }

    @Test
    void theKeyIsNowhereAndThePromptsAreInNoLog() throws IOException {
        String turn = house.ask(Kind.IMAGE, "bfl.submit=422");
        Listener failed = house.client.listen(Kind.IMAGE.prompt() + " " + CANARY + " [sim bfl.submit=403]");
        failed.awaitEnd();
        house.awaitOver(turn);

        assertThat(failed.last().line()).doesNotContain(KEY).contains("provider-key-refused");
        try (Stream<Path> files = Files.list(house.stack.data().logs())) {
            for (Path log : files.toList()) {
                String text = Files.readString(log);
                assertThat(text).as("%s", log).doesNotContain(CANARY);
                if (!log.getFileName().toString().startsWith(Part.SIMULATOR.label())) {
                    assertThat(text).as("%s", log).doesNotContain("Bearer ", KEY);
                }
            }
        }
        assertThat(Database.gateway(house.stack).tablesWith(CANARY)).contains("turn");
        assertThat(Database.gateway(house.stack).tablesWith(KEY)).isEmpty();
        assertThat(Database.budget(house.stack).tablesWith(KEY)).isEmpty();
        assertThat(Database.budget(house.stack).tablesWith(CANARY)).isEmpty();
    }

    @Test
    void breakersOpenAndClose() {
        house.providers.arm("bfl.submit=500 x*");
        for (int i = 0; i < 12; i++) {
            String turn = house.ask(Kind.IMAGE, "");
            house.awaitOver(turn);
        }
        long asked = house.providers.calls("bfl.submit");
        String cutOff = house.ask(Kind.IMAGE, "");
        house.awaitOver(cutOff);
        assertThat(house.client.turn(cutOff).toString()).contains("provider-unreachable");
        assertThat(house.providers.calls("bfl.submit")).isEqualTo(asked);
        assertThat(house.charged(cutOff)).isZero();

        house.providers.forget();
        await().atMost(house.patience()).pollInterval(1, TimeUnit.SECONDS).until(() -> {
            String turn = house.ask(Kind.IMAGE, "");
            house.awaitOver(turn);
            return house.client.turn(turn).path("state").asText().equals("DONE");
        });
    }

    private static void mustBeReal(Kind kind, Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        switch (kind) {
            case IMAGE -> assertThat(answer.mediaType()).startsWith("image/");
            case SONG -> assertThat(answer.mediaType()).isEqualTo("audio/mpeg");
            case RESEARCH -> assertThat(answer.text()).startsWith("# ");
        }
    }
}
