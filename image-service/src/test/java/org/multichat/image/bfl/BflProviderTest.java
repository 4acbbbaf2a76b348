package org.multichat.image.bfl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multichat.generator.GeneratorOutput;
import org.multichat.generator.provider.Acceptance;
import org.multichat.generator.provider.Attach;
import org.multichat.generator.provider.Bound;
import org.multichat.generator.provider.Charged;
import org.multichat.generator.provider.Cost;
import org.multichat.generator.provider.Failure;
import org.multichat.generator.provider.Past;
import org.multichat.generator.provider.Prompt;
import org.multichat.generator.provider.Quote;
import org.multichat.generator.provider.Slots;
import org.multichat.generator.provider.Usage;
import org.multichat.generator.provider.Work;
import org.multichat.image.fake.FakeBfl;
import org.multichat.image.fake.FakeServer;
import org.multichat.image.setting.Settings;
import org.multichat.kit.problem.Invalid;

@QuarkusTest
class BflProviderTest extends Buying {

    private static final String ID = "task-1";

    @Test
    void aPictureIsOrderedAskedAfterFetchedAndCounted() throws Exception {
        provider().generate(work(Map.of("width", 256, "seed", 7)), output);

        assertThat(output.said)
                .containsExactly(
                        "accepted bfl flux-pro-1.1",
                        "progress queued 0.05",
                        "progress making 0.1",
                        "progress making 0.4",
                        "progress making 0.7",
                        "progress fetching 0.9",
                        "produced image/png",
                        "usage 40000");
        assertThat(output.content(1)).isEqualTo(FakeBfl.PICTURE);
        assertThat(output.products.getFirst().width()).isEqualTo(512);
        assertThat(output.acceptance().orElseThrow().attach()).isEqualTo(Attach.ANY);
        assertThat(read(bfl.calls(FakeBfl.MODEL).getFirst().body()))
                .isEqualTo(Map.of("prompt", "a cat", "width", 256, "height", 512, "seed", 7, "output_format", "png"));
    }

    @Test
    void anOperatorFindsTheTaskByItsId() throws Exception {
        provider().generate(work(Map.of()), output);

        assertThat(provider().reference(output.acceptance().orElseThrow().state()))
                .contains(ID);
    }

    @Test
    void aRemarkIsSentWithThePictureItIsAbout() throws Exception {
        Work alone = work(Map.of());
        Work remark = new Work(
                alone.id(),
                new Prompt("make it blue"),
                List.of(new Past("a cat in a hat", "IMAGE", "A cat in a hat")),
                alone.options(),
                alone.ceilingMicros(),
                alone.deadline());

        provider().generate(remark, output);

        assertThat(read(bfl.calls(FakeBfl.MODEL).getFirst().body()).get("prompt"))
                .isEqualTo("a cat in a hat. Changed like this: make it blue");
        assertThat(output.products.getFirst().title()).isEqualTo("Make it blue");
    }

    @Test
    void theKeyGoesToTheirDoorAndToNowhereElse() throws Exception {
        provider().generate(work(Map.of()), output);

        assertThat(bfl.calls(FakeBfl.MODEL))
                .allMatch(call -> call.header("X-key").equals(KEY));
        assertThat(bfl.calls(FakeBfl.POLL))
                .allMatch(call -> call.header("X-key").equals(KEY));
        assertThat(bfl.calls(FakeBfl.SAMPLE))
                .hasSize(1)
                .noneMatch(call -> call.toString().contains(KEY));
    }

    @ParameterizedTest
    @CsvSource({"4.0, null, 40000", "3.14159, null, 31416", "null, 6, 60000", "null, null, 40000", "-5, null, 40000"})
    void itCostsWhatTheOrderSaidElseWhatTheEndSaidElseWhatTheListSays(String order, String end, long micros)
            throws Exception {
        bfl.answer(FakeBfl.MODEL, FakeServer.json(200, bfl.task(order)));
        bfl.answer(FakeBfl.POLL, FakeServer.json(200, bfl.ready(end)));

        provider().generate(work(Map.of()), output);

        assertThat(output.usage().map(Usage::costMicros)).contains(micros);
    }

    @Test
    void aFixedPriceIsWhatIsQuotedAndCharged() throws Exception {
        BflProvider provider = provider(new Settings().at("0.07"), Charged.UNKNOWN, Clock.systemUTC());

        assertThat(provider.quote(work(Map.of())).maxMicros()).isEqualTo(70_000);
        assertThat(provider.quote(work(Map.of())).priceVersion()).isEqualTo("fixed-0.070000");
        provider.generate(work(Map.of()), output);
        assertThat(output.usage().map(Usage::costMicros)).contains(70_000L);
    }

    @Test
    void aQuoteSaysTheListedPriceAndHowManyMayBeUnderWay() {
        Quote quote = provider().quote(work(Map.of()));

        assertThat(quote.maxMicros()).isEqualTo(40_000);
        assertThat(quote.bound()).isEqualTo(Bound.HARD);
        assertThat(quote.slots()).isEqualTo(new Slots("bfl", 24));
        assertThat(quote.basis()).isEqualTo("one picture of 512 x 512 by flux-pro-1.1 at $0.040000");
        assertThat(quote.priceVersion()).isEqualTo("2026-11-22");
    }

    @ParameterizedTest
    @CsvSource({"width, 500", "height, 1472", "format, webp", "seed, -1", "style, photo", "aspect_ratio, 1:1"})
    void anOptionThatTheModelDoesNotHaveIsNamedBeforeAnythingIsAsked(String name, String text) {
        Work work = work(Map.of(name, text.matches("-?\\d+") ? (Object) Integer.valueOf(text) : text));

        assertThatThrownBy(() -> provider().quote(work))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("options." + name);
        assertThatThrownBy(() -> provider().generate(work, output)).isInstanceOf(Invalid.class);
        assertThat(bfl.calls(FakeBfl.MODEL)).isEmpty();
    }

    @Test
    void anotherInstanceGoesOnWithTheSameEventsAndOrdersNothing() throws Exception {
        provider().generate(work(Map.of()), output);
        Acceptance accepted = output.acceptance().orElseThrow();
        bfl.answer(FakeBfl.POLL, FakeServer.json(200, bfl.ready()));
        GeneratorOutput resumed = new GeneratorOutput();

        provider().resume(work(Map.of()), accepted.state(), resumed);

        assertThat(resumed.said).isEqualTo(output.said.subList(1, output.said.size()));
        assertThat(bfl.calls(FakeBfl.MODEL)).hasSize(1);
    }

    @Test
    void statusesNobodyKnowsAreStillRunning() throws Exception {
        bfl.answer(
                FakeBfl.POLL,
                FakeServer.json(200, FakeBfl.status("Task Queued")),
                FakeServer.json(200, FakeBfl.status("Reasoning")),
                FakeServer.json(200, FakeBfl.status("Sharpening")),
                FakeServer.json(200, "{}"),
                FakeServer.json(200, bfl.ready()));

        provider().generate(work(Map.of()), output);

        assertThat(output.said).contains("produced image/png");
    }

    @Test
    void anAnswerWithoutAnAddressOrWithAStrangeOneIsAskedAfterAtTheirDoor() throws Exception {
        for (String address : List.of("null", "\"http://169.254.169.254/latest\"", "\"https://bfl.ai.evil.org/\"")) {
            bfl.answer(
                    FakeBfl.MODEL, FakeServer.json(200, "{\"id\":\"%s\",\"polling_url\":%s}".formatted(ID, address)));

            provider().generate(work(Map.of()), new GeneratorOutput());
        }

        assertThat(bfl.calls(FakeBfl.OWN_POLL))
                .hasSize(3)
                .allMatch(call -> call.path().endsWith("?id=" + ID));
        assertThat(bfl.calls(FakeBfl.POLL)).isEmpty();
    }

    @Test
    void looksThatComeToNothingChangeNothing() throws Exception {
        bfl.answer(
                FakeBfl.POLL,
                FakeServer.html(502),
                FakeServer.html(200),
                FakeServer.swallow(),
                FakeServer.json(500, "{}"),
                FakeServer.json(200, bfl.ready()));

        provider().generate(work(Map.of()), output);

        assertThat(output.said).contains("produced image/png", "usage 40000");
        assertThat(bfl.calls(FakeBfl.MODEL)).hasSize(1);
    }

    @Test
    void aTaskThatIsNotKnownYetIsWaitedForAndOneThatIsNotKnownAnyMoreIsUnknown() throws Exception {
        bfl.answer(
                FakeBfl.POLL,
                FakeServer.json(200, FakeBfl.status("Task not found")),
                FakeServer.json(404, "{\"detail\":\"Task not found\"}"),
                FakeServer.json(200, bfl.ready()));
        provider().generate(work(Map.of()), output);
        assertThat(output.said).contains("produced image/png");

        bfl.answer(FakeBfl.POLL, FakeServer.json(200, FakeBfl.status("Task not found")));
        String state = output.acceptance().orElseThrow().state();
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(11));
        BflProvider provider = provider(new Settings(), Charged.NO, later);
        assertThatThrownBy(() -> provider.resume(work(Map.of()), state, new GeneratorOutput()))
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.charged()).isEqualTo(Charged.UNKNOWN);
                    assertThat(failure.problem().type()).isEqualTo("/problems/provider-failed");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "Request Moderated, UNKNOWN, provider-moderated",
        "Content Moderated, YES, provider-moderated",
        "Error, NO, provider-failed",
        "Failed, YES, provider-failed"
    })
    void whatTheyDoNotMakeIsChargedAsItIsSet(String status, Charged charged, String problem) throws Exception {
        bfl.answer(FakeBfl.POLL, FakeServer.json(200, FakeBfl.status(status)));
        BflProvider provider = provider(new Settings(), charged, Clock.systemUTC());

        Failure failure = failureOf(provider);

        assertThat(failure.problem().type()).isEqualTo("/problems/" + problem);
        assertThat(failure.charged()).isEqualTo(charged);
        assertThat(output.usage().map(Usage::costMicros).orElse(0L)).isEqualTo(charged == Charged.YES ? 40_000 : 0);
        String state = output.acceptance().orElseThrow().state();
        assertThat(provider.stopped(work(Map.of()), state).charged()).isEqualTo(charged);
        assertThat(provider.cost(work(Map.of()), state).charged()).isEqualTo(charged);
    }

    @Test
    void whatIsStoppedWhileItRunsIsPaidAndItsCostIsKnownWhenItIsOver() throws Exception {
        provider().generate(work(Map.of()), output);
        String state = output.acceptance().orElseThrow().state();
        Cost paid = Cost.of(new Usage(40_000, Map.of("pictures", 1)));

        bfl.answer(FakeBfl.POLL, FakeServer.json(200, FakeBfl.pending("0.2")));
        assertThat(provider().stopped(work(Map.of()), state)).isEqualTo(paid);
        assertThat(provider().stoppedElsewhere(work(Map.of()), state)).isEqualTo(paid);
        assertThat(provider().cost(work(Map.of()), state)).isEqualTo(Cost.UNKNOWN);

        bfl.answer(FakeBfl.POLL, FakeServer.html(502));
        assertThat(provider().stopped(work(Map.of()), state)).isEqualTo(paid);
        assertThat(provider().cost(work(Map.of()), state)).isEqualTo(Cost.UNKNOWN);

        bfl.answer(FakeBfl.POLL, FakeServer.json(200, bfl.ready()));
        assertThat(provider().cost(work(Map.of()), state)).isEqualTo(paid);
        assertThat(bfl.calls(FakeBfl.MODEL)).hasSize(1);
    }

    private static Map<?, ?> read(String json) throws JsonProcessingException {
        return new ObjectMapper().readValue(json, Map.class);
    }
}
