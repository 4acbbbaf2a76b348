package org.multichat.generator.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.multichat.generator.generation.Replica.work;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multichat.generator.fake.FakeProvider;
import org.multichat.generator.provider.Charged;
import org.multichat.generator.provider.Cost;
import org.multichat.generator.provider.Work;
import org.multichat.kit.problem.Invalid;

/** How a generation starts, runs and ends on one replica. */
class GenerationsTest {

    private static final String ADA = "ada";

    @TempDir
    Path temporary = Path.of("");

    private FakeProvider provider = new FakeProvider();
    private Replica replica = new Replica(provider, Path.of("target"));

    @BeforeEach
    void start() {
        replica.close();
        provider = new FakeProvider();
        replica = new Replica(provider, temporary);
    }

    @AfterEach
    void stop() {
        replica.close();
    }

    @Test
    void listensToWhatIsKnownAndBeginsNothingWhenThatIsWanted() {
        Work work = work("some words");
        assertThatThrownBy(() -> replica.generations.known(work, ADA)).isInstanceOf(GenerationLost.class);

        Generation started = replica.generations.startOrAttach(work, ADA);

        assertThat(replica.generations.known(work, ADA)).isSameAs(started);
        assertThatThrownBy(() -> replica.generations.known(work, "bob")).isInstanceOf(GenerationLost.class);
    }

    @Test
    void saysEverythingInOrderAndEndsOnce() {
        List<String> said = Listener.all(started("one two"));

        assertThat(said).hasSize(6);
        assertThat(said.getFirst())
                .startsWith("1 {\"type\":\"accepted\",\"handle\":\"")
                .contains("\"attach\":\"any\"");
        assertThat(said.subList(1, 6))
                .containsExactly(
                        "2 {\"type\":\"delta\",\"text\":\"one \"}",
                        "3 {\"type\":\"delta\",\"text\":\"two \"}",
                        "4 {\"type\":\"produced\",\"n\":1,\"mediaType\":\"text/plain\",\"title\":\"Echo\"}",
                        "5 {\"type\":\"usage\",\"costMicros\":1000,\"detail\":{\"a\":1,\"echoes\":1,\"words\":2}}",
                        "6 {\"type\":\"completed\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "fail  now, refused,  no",
        "break now, internal, unknown",
        "forget it, internal, unknown",
        "flood  it, internal, unknown"
    })
    void endsOnceHoweverItFails(String prompt, String problem, String charged) {
        List<String> said = Listener.all(started(prompt));

        assertThat(said.getLast()).contains("\"failed\"", "/problems/" + problem, "\"charged\":\"" + charged + '"');
        assertThat(said.getLast()).doesNotContain("secret");
        assertThat(said).filteredOn(event -> event.contains("failed")).hasSize(1);
        assertThat(said).hasSizeLessThanOrEqualTo(EventLog.MAX_EVENTS + 1);
    }

    @Test
    void aCostAboveTheCeilingIsReportedAsItIs() {
        assertThat(Listener.all(started("costly thing"))).element(1).asString().contains("\"costMicros\":1000001");
    }

    @Test
    void workThatCanCostTooMuchIsNotStarted() {
        Work dear = new Work(
                UUID.randomUUID(),
                work("a").prompt(),
                List.of(),
                work("a").options(),
                FakeProvider.PRICE - 1,
                Instant.now().plusSeconds(60));

        assertThatThrownBy(() -> replica.generations.startOrAttach(dear, ADA)).isInstanceOf(OverCeiling.class);
        assertThat(provider.runs()).isZero();
    }

    @Test
    void theDeadlineLiesAheadButNotTooFar() {
        assertThatThrownBy(() -> start("a", Instant.now().minusSeconds(1)))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("deadline: has to be in the future");
        assertThatThrownBy(() -> start("a", Instant.now().plusSeconds(31 * 60)))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("deadline: has to be at most 30 minutes ahead");
        assertThat(provider.runs()).isZero();
    }

    @Test
    void theDeadlineEndsTheWork() {
        List<String> said = Listener.all(start("slowly now", Instant.now().plusMillis(200)));

        assertThat(said).hasSize(2);
        assertThat(said.getLast()).contains("/problems/deadline", "\"charged\":\"no\"");
    }

    @Test
    void aProviderThatIgnoresItsDeadlineIsSpokenForButKeepsItsSlot() {
        List<String> said = Listener.all(start("ignore it", Instant.now().plusMillis(100)));
        started("slowly other");

        assertThat(said.getLast()).contains("/problems/deadline");
        assertThatThrownBy(() -> started("one more")).isInstanceOf(GeneratorBusy.class);
        provider.step();
        provider.step();
        provider.step();
        await().untilAsserted(
                        () -> assertThat(Listener.all(started("one more"))).hasSize(6));
    }

    @Test
    void aListenerThatGoesAwayStopsNothing() {
        Generation slow = started("slowly now");
        Listener listener = Listener.of(slow, 0);
        listener.next();
        listener.goAway();

        provider.step();
        provider.step();

        assertThat(Listener.all(slow).getLast()).contains("completed");
        assertThat(listener.waiting()).isZero();
    }

    @Test
    void listenersComeWhenTheyLikeAndHearTheSame() {
        Generation slow = started("slowly now");
        Listener first = Listener.of(slow, 0);
        first.next();
        provider.step();
        String second = first.next();
        Listener late = Listener.of(slow, 1);
        provider.step();

        assertThat(late.next()).isEqualTo(second);
        List<String> rest = late.rest();
        assertThat(first.rest()).isEqualTo(rest);
        assertThat(rest).last().asString().contains("completed");
        assertThat(Listener.all(slow).subList(2, 6)).isEqualTo(rest);
    }

    @Test
    void aSlowListenerGetsWhatItAskedForAndNoMore() {
        Generation done = started("one two");
        Listener.all(done);
        Listener slow = Listener.slow(done);

        assertThat(slow.waiting()).isZero();
        slow.ask(2);
        assertThat(slow.waiting()).isEqualTo(2);
        assertThat(slow.next()).startsWith("1 ");
        slow.ask(1);
        assertThat(slow.next()).startsWith("2 ");
        slow.ask(Long.MAX_VALUE);
        slow.ask(Long.MAX_VALUE);
        assertThat(slow.rest()).hasSize(4);
    }

    @Test
    void cancellingSaysWhatIsChargedHoweverOftenItIsAsked() throws InterruptedException {
        Generation slow = started("slowly now");
        String handle = handleOf(Listener.of(slow, 0).next());

        assertThat(replica.generations.cancel(handle, ADA)).isEqualTo(new Cost(Charged.NO, null));
        assertThat(replica.generations.cancel(handle, ADA)).isEqualTo(new Cost(Charged.NO, null));
        assertThat(Listener.all(slow).getLast()).contains("/problems/cancelled", "\"charged\":\"no\"");
    }

    @Test
    void whatIsCompleteStaysCompleteAndCharged() throws InterruptedException {
        String handle = handleOf(Listener.all(started("one")).getFirst());

        Cost late = replica.generations.cancel(handle, ADA);

        assertThat(late.charged()).isEqualTo(Charged.YES);
        assertThat(late.usage()).extracting("costMicros").isEqualTo(FakeProvider.PRICE);
    }

    @Test
    void whatWasCountedIsChargedEvenWhenItIsCancelled() throws InterruptedException {
        Generation paid = started("pay first");
        Listener listener = Listener.of(paid, 0);
        String handle = handleOf(listener.next());
        listener.next();

        Cost cancelled = replica.generations.cancel(handle, ADA);

        assertThat(cancelled.charged()).isEqualTo(Charged.YES);
        assertThat(cancelled.usage()).extracting("costMicros").isEqualTo(FakeProvider.PRICE);
        assertThat(listener.rest()).singleElement().asString().contains("/problems/cancelled", "\"charged\":\"yes\"");
    }

    @Test
    void oneMoreThanMayRunIsToldToComeBack() {
        started("slowly one");
        started("slowly two");

        assertThatThrownBy(() -> started("three")).isInstanceOfSatisfying(GeneratorBusy.class, busy -> {
            assertThat(busy.problem().status()).isEqualTo(503);
            assertThat(busy.problem().more()).containsEntry("retryAfterSeconds", 2);
        });
        assertThat(provider.runs()).isLessThanOrEqualTo(2);
    }

    @Test
    void anIdIsOnePieceOfWorkOfOneAccount() {
        Work work = work("one");
        Generation first = replica.generations.startOrAttach(work, ADA);
        Work later = new Work(
                work.id(),
                work.prompt(),
                work.context(),
                work.options(),
                work.ceilingMicros(),
                work.deadline().plusSeconds(9));
        Work other = new Work(
                work.id(), work("two").prompt(), work.context(), work.options(), work.ceilingMicros(), work.deadline());

        assertThat(replica.generations.startOrAttach(later, ADA)).isSameAs(first);
        assertThatThrownBy(() -> replica.generations.startOrAttach(other, ADA)).isInstanceOf(GenerationDiffers.class);
        assertThat(replica.generations.startOrAttach(other, "bob")).isNotSameAs(first);
    }

    @Test
    void operatorsSeeHowGenerationsEnd() {
        Listener.all(started("one"));
        Listener.all(started("fail now"));
        Listener.all(start("slowly now", Instant.now().plusMillis(50)));

        await().untilAsserted(() -> {
            assertThat(timed("completed")).isEqualTo(1);
            assertThat(timed("failed")).isEqualTo(1);
            assertThat(timed("deadline")).isEqualTo(1);
            assertThat(replica.meters.get("generation.running").gauge().value()).isZero();
        });
    }

    private long timed(String outcome) {
        return replica.meters
                .get("generation.duration")
                .tag("provider", "fake")
                .tag("outcome", outcome)
                .timer()
                .count();
    }

    private Generation started(String prompt) {
        return replica.generations.startOrAttach(work(prompt), ADA);
    }

    private Generation start(String prompt, Instant deadline) {
        return replica.generations.startOrAttach(work(prompt, deadline), ADA);
    }

    static String handleOf(String accepted) {
        return accepted.replaceAll(".*\"handle\":\"([^\"]+)\".*", "$1");
    }
}
