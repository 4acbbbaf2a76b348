package org.multichat.gateway.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multichat.gateway.fake.Neighbours;
import org.multichat.gateway.money.Money;
import org.multichat.stack.PostgresForTests;

/** While gateways are replaced one by one, each reads what the version before it wrote. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(Neighbours.class)
class TurnJsonTest {

    @Inject
    TurnJson json;

    @Test
    void readsWhatTheVersionBeforeWrote() {
        Steps steps = json.steps("""
                {"routed":{"modality":"IMAGE","confidence":0.9,"reason":"A word says so.","decidedBy":"local-embedding"},
                 "quoted":{"most":"0.040000","bound":"hard","provider":"bfl","model":"flux","priceVersion":"1","basis":"one"},
                 "reserved":{"most":"0.040000","bound":"hard","provider":"bfl","model":"flux","priceVersion":"1","basis":"one"},
                 "started":{"handle":"h1","attach":"any","provider":"bfl","model":"flux","repeatable":false},
                 "seen":2,"used":30000,
                 "ended":{"end":"FAILED","charged":"unknown","used":null,"problem":{"type":"/problems/x","title":"x","status":504}},
                 "settled":{"items":[{"what":"generation","provider":"bfl","model":"flux","amount":"0.040000"}],
                            "total":"0.040000","held":"0.040000","currency":"USD","unknown":true}}""");

        assertThat(steps.get(Step.QUOTED).orElseThrow().slots()).isNull();
        assertThat(steps.get(Step.STARTED).orElseThrow().confirm()).isNull();
        Receipt receipt = steps.get(Step.SETTLED).orElseThrow();
        assertThat(receipt.unknownItems()).containsExactly("generation");
        assertThat(receipt.learned(new Receipt.Item("generation", "bfl", "flux", new Money(30_000), false)))
                .isEqualTo(new Receipt(
                        List.of(new Receipt.Item("generation", "bfl", "flux", new Money(30_000), false)),
                        new Money(30_000),
                        new Money(40_000),
                        "USD",
                        false));
        assertThat(json.event("{\"type\":\"routed\",\"modality\":\"IMAGE\",\"confidence\":0.9,\"reason\":\"A word.\"}"))
                .isEqualTo(new TurnEvent.Routed(Modality.IMAGE, 0.9, "A word.", null));
        assertThat(json.event(
                        "{\"type\":\"refused\",\"problem\":{\"type\":\"/problems/x\",\"title\":\"x\",\"status\":402}}"))
                .extracting(event -> ((TurnEvent.Refused) event).receipt())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "one \"two\" \\ \u0000 \n \u2028 月 🌙", "{\"type\":\"delta\",\"text\":\"no\"}", "\ud83c"})
    void readsAPieceOfTextAsItWasSaid(String text) {
        TurnEvent said = new TurnEvent.Delta(text);

        assertThat(json.event(json.write(said))).isEqualTo(said);
    }

    @Test
    void readsAPieceOfTextOfAVersionThatSaysMore() {
        assertThat(json.event("{\"type\":\"delta\",\"at\":{\"text\":\"x\",\"n\":[1]},\"text\":\"one\",\"more\":1}"))
                .isEqualTo(new TurnEvent.Delta("one"));
        assertThatIllegalStateException().isThrownBy(() -> json.event("{\"type\":\"delta\",\"text\":\"on"));
    }

    @Test
    void leavesOutWhatIsNotThere() {
        Quote quote = new Quote(new Money(40_000), "hard", "bfl", "flux", "1", "one", null);

        assertThat(json.write(Steps.NONE.with(Step.QUOTED, quote).with(Step.STARTED, Started.intent(quote))))
                .doesNotContain("null")
                .doesNotContain("slots")
                .doesNotContain("confirm");
        assertThat(json.write(new TurnEvent.Done(Receipt.of(
                        List.of(new Receipt.Item("generation", "bfl", "flux", new Money(1), false)), new Money(1)))))
                .containsOnlyOnce("unknown");
    }
}
