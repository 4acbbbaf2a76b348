package org.multichat.song.udio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.multichat.generator.GeneratorOutput;
import org.multichat.generator.provider.Charged;
import org.multichat.generator.provider.Cost;
import org.multichat.generator.provider.Failure;
import org.multichat.generator.provider.Product;
import org.multichat.generator.provider.Work;

/** From the order to both songs, by whatever way, on one replica or two. */
@QuarkusTest
class UdioDeliveryTest {

    private static final List<String> ALL_STEPS = List.of(
            "accepted itself chirp-v4-5",
            "progress queued 0.05",
            "progress writing 0.3",
            "progress playing 0.7",
            "progress fetching 0.9",
            "produced audio/mpeg",
            "produced audio/mpeg",
            "usage 70000");

    @Inject
    Vertx vertx;

    private final FakeUdio udio = new FakeUdio(UdioVersion.V2);
    private final Answers answers = udio.answers();
    private final GeneratorOutput heard = new GeneratorOutput();

    @AfterEach
    void close() {
        udio.close();
    }

    @ParameterizedTest
    @EnumSource
    void twoSongsComeOfOneOrderForOnePrice(UdioVersion version) throws Exception {
        try (FakeUdio shop = new FakeUdio(version)) {
            new Customer(shop, version, Charged.UNKNOWN).provider(vertx).generate(Customer.work("a sea shanty"), heard);
            FakeUdio.Order order = shop.orders.getFirst();

            assertThat(heard.said.subList(1, heard.said.size())).isEqualTo(ALL_STEPS.subList(1, ALL_STEPS.size()));
            assertThat(heard.products)
                    .extracting(Product::title)
                    .containsExactly("Compiler Shanty 1", "Compiler Shanty 2");
            assertThat(heard.products).extracting(Product::durationSeconds).containsExactly(2.01, 3.0);
            assertThat(heard.content(2)).isEqualTo(Silence.mp3(3));
            assertThat(shop.orders).hasSize(1);
            assertThat(order.authorization()).isEqualTo(version == UdioVersion.V1 ? "" : "Bearer " + Customer.KEY);
            assertThat(order.body().path("token").asText()).isEqualTo(version == UdioVersion.V1 ? Customer.KEY : "");
            assertThat(order.body().path("gpt_description_prompt").asText()).isEqualTo("a sea shanty");
            assertThat(shop.looks).containsOnly(order.authorization());
        }
    }

    @Test
    void anOperatorFindsTheOrderByItsWork() throws Exception {
        udio.looking(complete());

        provider().generate(Customer.work("a sea shanty"), heard);

        assertThat(provider().reference(heard.acceptance().orElseThrow().state()))
                .contains("work-1");
    }

    @Test
    void stagesThatNobodySawAreToldAllTheSame() throws Exception {
        udio.looking(complete());

        provider().generate(Customer.work("a sea shanty"), heard);

        assertThat(heard.said).isEqualTo(ALL_STEPS);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void anotherReplicaGoesOnWithTheSameEventsAndOrdersNothing(int looksBefore) throws Exception {
        provider().generate(Customer.work("a sea shanty"), heard);
        Ticket other = new Ticket("work-of-" + looksBefore, "v2", 0, Customer.MICROS);
        for (int i = 0; i < looksBefore; i++) {
            provider().cost(Customer.work("a sea shanty"), other.state());
        }
        GeneratorOutput resumed = new GeneratorOutput();

        provider().resume(Customer.work("a sea shanty"), other.state(), resumed);

        assertThat(resumed.said).isEqualTo(heard.said.subList(1, heard.said.size()));
        assertThat(udio.orders).hasSize(1);
    }

    @Test
    void successIsNotTheEndWhileASongIsStillText() throws Exception {
        udio.looking(
                answers.feed("complete", answers.songAt(1, "text", udio.origin() + "/stream"), answers.song(2, "text")),
                answers.feed("complete", answers.song(1, "complete"), answers.songAt(2, "complete", "")),
                complete());

        provider().generate(Customer.work("a sea shanty"), heard);

        assertThat(heard.products).hasSize(2);
        assertThat(udio.looks).hasSize(3);
    }

    @Test
    void aSecondSongThatNeverComesIsNotWaitedForForEver() throws Exception {
        udio.looking(answers.feed("complete", answers.song(1, "complete"), answers.song(2, "text")));

        provider().generate(Customer.work("a sea shanty"), heard);

        assertThat(heard.products).hasSize(1);
        assertThat(heard.said).endsWith("produced audio/mpeg", "usage 70000");
    }

    @Test
    void aSongThatFailedIsNotWaitedForAtAll() throws Exception {
        udio.looking(answers.feed("first", answers.song(1, "complete"), answers.song(2, "error")));

        provider().generate(Customer.work("a sea shanty"), heard);

        assertThat(heard.products).hasSize(1);
        assertThat(udio.looks).hasSize(1);
    }

    @Test
    void looksThatComeToNothingChangeNothing() throws Exception {
        udio.looking(
                Deed.page(524), Deed.SWALLOW, Deed.json(200, "{\"code\":429,\"message\":\"slow down\"}"), complete());

        provider().generate(Customer.work("a sea shanty"), heard);

        assertThat(heard.said).isEqualTo(ALL_STEPS);
        assertThat(udio.orders).hasSize(1);
    }

    @Test
    void whatIsNoAudioIsLeftAndTheOtherSongCounts() throws Exception {
        udio.looking(complete());
        udio.file(1, Deed.page(200));

        provider().generate(Customer.work("a sea shanty"), heard);

        assertThat(heard.products).extracting(Product::title).containsExactly("Compiler Shanty 2");
    }

    @Test
    void songsThatCannotBeTakenArePaidAllTheSame() {
        udio.looking(answers.feed(
                "complete",
                answers.songAt(1, "complete", "http://cdn1.suno.ai/t-1.mp3"),
                answers.songAt(2, "complete", "https://169.254.169.254/latest/meta-data")));

        Failure failure = failureOf(Customer.work("a sea shanty"));

        assertThat(failure.problem().type()).isEqualTo("/problems/media-refused");
        assertThat(failure.problem().toString()).doesNotContain("suno.ai", "169.254");
        assertThat(failure.charged()).isEqualTo(Charged.YES);
        assertThat(heard.said).endsWith("usage 70000");
    }

    @Test
    void aSongOfLessThanASecondOrMoreThanTenMinutesIsRefused() {
        udio.looking(complete());
        udio.file(1, Deed.bytes(Silence.mp3(0.5)));
        udio.file(2, Deed.bytes(Silence.mp3(601)));

        assertThat(failureOf(Customer.work("a sea shanty")).problem().detail()).contains("601.0 seconds");
    }

    @Test
    void aSongThatBreaksOffIsFetchedAgain() throws Exception {
        udio.looking(complete());
        AtomicInteger fetched = new AtomicInteger();
        byte[] song = Silence.mp3(2);
        udio.file(1, exchange -> (fetched.getAndIncrement() == 0 ? Deed.cut(song) : Deed.bytes(song)).play(exchange));

        provider().generate(Customer.work("a sea shanty"), heard);

        assertThat(heard.products).hasSize(2);
        assertThat(fetched).hasValue(2);
    }

    @Test
    void aWholePromptTooLongIsShortenedAndThatIsSaid() throws Exception {
        provider().generate(Customer.work("waves and wind ".repeat(60)), heard);

        assertThat(heard.said)
                .startsWith("accepted itself chirp-v4-5", "progress shortened 0.0", "progress queued 0.05");
        assertThat(udio.orders.getFirst().body().path("gpt_description_prompt").asText())
                .hasSizeBetween(380, UdioOrder.MAX_CHARS)
                .endsWith("waves and");
    }

    @Test
    void titlesAreOneLineWithoutLinksAndOfABoundedLength() throws Exception {
        String song = answers.song(1, "complete")
                .replace("Compiler Shanty 1", "\\u202eA\\nB https://x.example/y " + "z".repeat(200));
        String untitled = answers.song(2, "complete").replace("Compiler Shanty 2", "untitled");
        udio.looking(answers.feed("complete", song, untitled));

        provider().generate(Customer.work("a sea shanty", Map.of("title", "Ours", "instrumental", true)), heard);

        assertThat(heard.products.getFirst().title())
                .startsWith("A B (a link) zz")
                .hasSize(80);
        assertThat(heard.products.get(1).title()).isEqualTo("Ours");
        assertThat(udio.orders.getFirst().body().path("title").asText()).isEqualTo("Ours");
        assertThat(udio.orders.getFirst().body().path("make_instrumental").asBoolean())
                .isTrue();
    }

    @Test
    void whatIsStoppedIsBilledUnlessItHasFailed() {
        UdioProvider unbilled = new Customer(udio, UdioVersion.V2, Charged.NO).provider(vertx);
        Work work = Customer.work("a sea shanty");
        Cost whole = Cost.of(Bill.usage(new Ticket("w", "v2", 0, Customer.MICROS)));

        udio.looking(answers.feed("new"));
        assertThat(unbilled.stopped(work, ticket("running"))).isEqualTo(whole);
        udio.looking(Deed.STALL);
        assertThat(unbilled.stopped(work, ticket("silent"))).isEqualTo(whole);
        udio.looking(complete());
        assertThat(unbilled.stoppedElsewhere(work, ticket("complete"))).isEqualTo(whole);
        udio.looking(answers.feed("failed"));
        assertThat(unbilled.stopped(work, ticket("failed"))).isEqualTo(Cost.NONE);
        assertThat(udio.orders).isEmpty();
    }

    @Test
    void whatItHasComeToIsAskedLaterAndOftenUnknown() throws Exception {
        UdioProvider billed = new Customer(udio, UdioVersion.V2, Charged.YES).provider(vertx);
        Work work = Customer.work("a sea shanty");
        Cost whole = Cost.of(Bill.usage(new Ticket("w", "v2", 0, Customer.MICROS)));

        udio.looking(answers.feed("text", answers.song(1, "text")));
        assertThat(billed.cost(work, ticket("running"))).isEqualTo(Cost.UNKNOWN);
        udio.looking(Deed.json(404, "{}"));
        assertThat(billed.cost(work, ticket("forgotten"))).isEqualTo(Cost.UNKNOWN);
        udio.looking(complete());
        assertThat(billed.cost(work, ticket("complete"))).isEqualTo(whole);
        udio.looking(answers.feed("failed"));
        assertThat(billed.cost(work, ticket("failed"))).isEqualTo(whole);
        assertThat(provider().cost(work, ticket("failed"))).isEqualTo(Cost.UNKNOWN);
    }

    private Deed complete() {
        return answers.feed("complete", answers.song(1, "complete"), answers.song(2, "complete"));
    }

    private UdioProvider provider() {
        return new Customer(udio, UdioVersion.V2, Charged.UNKNOWN).provider(vertx);
    }

    private static String ticket(String work) {
        return new Ticket(work, "v2", 0, Customer.MICROS).state();
    }

    private Failure failureOf(Work work) {
        return Objects.requireNonNull(
                catchThrowableOfType(Failure.class, () -> provider().generate(work, heard)));
    }
}
