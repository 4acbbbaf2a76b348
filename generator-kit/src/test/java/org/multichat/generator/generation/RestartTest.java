package org.multichat.generator.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.multichat.generator.generation.GenerationsTest.handleOf;
import static org.multichat.generator.generation.Replica.work;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.multichat.generator.fake.FakeProvider;
import org.multichat.generator.provider.Attach;
import org.multichat.generator.provider.Charged;
import org.multichat.generator.provider.Cost;

/** A replica goes; another one, which has only the secret in common with it, is asked to go on. */
class RestartTest {

    private static final String ADA = "ada";
    private static final Duration WAIT = Duration.ofSeconds(10);

    @TempDir
    Path temporary = Path.of("");

    @Test
    void anotherReplicaGoesOnAfterTheLastEventHeard() {
        FakeProvider mortal = new FakeProvider();
        FakeProvider heir = new FakeProvider();
        try (Replica one = new Replica(mortal, temporary);
                Replica two = new Replica(heir, temporary)) {
            Listener listener = Listener.of(one.generations.startOrAttach(work("slowly on and on"), ADA), 0);
            String accepted = listener.next();
            mortal.step();
            String first = listener.next();
            one.goAway();
            assertThat(listener.rest()).as("it breaks off without an end").isEmpty();

            for (int i = 0; i < 4; i++) {
                heir.step();
            }
            Generation continued = two.generations.attach(handleOf(accepted), ADA);

            assertThat(Listener.of(continued, 2).rest())
                    .hasSize(6)
                    .startsWith("3 {\"type\":\"delta\",\"text\":\"on \"}")
                    .endsWith("8 {\"type\":\"completed\"}");
            assertThat(Listener.all(continued)).startsWith(accepted, first);
        }
    }

    @Test
    void theBytesAreMadeAgainForWhoeverStillWantsThem() throws InterruptedException, IOException {
        try (Replica one = new Replica(new FakeProvider(), temporary);
                Replica two = new Replica(new FakeProvider(), temporary)) {
            Generation made = one.generations.startOrAttach(work("some words"), ADA);
            String handle = handleOf(Listener.all(made).getFirst());
            Spooled before = made.product(1, WAIT).orElseThrow();

            Spooled after = two.generations.attach(handle, ADA).product(1, WAIT).orElseThrow();

            assertThat(after.etag()).isEqualTo(before.etag());
            assertThat(Files.readString(after.file(), StandardCharsets.UTF_8)).isEqualTo("some words");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Attach.class,
            names = {"REPLICA", "NONE"})
    void whatOnlyOneReplicaCanContinueIsLostWithIt(Attach attach) {
        FakeProvider provider = new FakeProvider(attach);
        try (Replica one = new Replica(provider, temporary);
                Replica two = new Replica(provider, temporary)) {
            Generation slow = one.generations.startOrAttach(work("slowly now"), ADA);
            Listener listener = Listener.of(slow, 0);
            String handle = handleOf(listener.next());

            assertThatThrownBy(() -> two.generations.attach(handle, ADA))
                    .isInstanceOf(GenerationLost.class)
                    .hasMessageContaining("Another replica");
            assertThat(one.generations.attach(handle, ADA)).isSameAs(slow);

            one.goAway();
            assertThat(listener.rest()).singleElement().asString().contains("/problems/generation-lost", "\"failed\"");
        }
    }

    @Test
    void whatIsCancelledElsewhereIsNotStartedAgainHere() throws InterruptedException {
        FakeProvider idle = new FakeProvider();
        try (Replica one = new Replica(new FakeProvider(), temporary);
                Replica two = new Replica(idle, temporary)) {
            String accepted = Listener.of(one.generations.startOrAttach(work("slowly now"), ADA), 0)
                    .next();
            String handle = handleOf(accepted);

            assertThat(two.generations.cancel(handle, ADA)).isEqualTo(new Cost(Charged.UNKNOWN, null));
            assertThat(Listener.all(two.generations.attach(handle, ADA)))
                    .hasSize(2)
                    .startsWith(accepted)
                    .last()
                    .asString()
                    .contains("/problems/cancelled");
            assertThat(idle.runs()).isZero();
        }
    }

    @Test
    void nobodyElseUsesAHandleAndNobodyForgesOne() {
        try (Replica one = new Replica(new FakeProvider(), temporary)) {
            String handle = handleOf(Listener.all(one.generations.startOrAttach(work("mine"), ADA))
                    .getFirst());
            List<String> notAdas = List.of("", "x", handle + "A", handle.substring(1), "A" + handle.substring(1), "%");

            assertThatThrownBy(() -> one.generations.attach(handle, "bob")).isInstanceOf(NoSuchGeneration.class);
            assertThatThrownBy(() -> one.generations.cancel(handle, "bob")).isInstanceOf(NoSuchGeneration.class);
            assertThat(notAdas)
                    .allSatisfy(forged -> assertThatThrownBy(() -> one.generations.attach(forged, ADA))
                            .isInstanceOf(NoSuchGeneration.class));
        }
    }

    @Test
    void aFinishedGenerationIsForgottenWithItsBytesAfterItsTime() {
        SettableClock clock = new SettableClock(Instant.now());
        Instant deadline = clock.instant().plusSeconds(60);
        Replica.Limits quick = Replica.LIMITS.keepAlive(Duration.ofMillis(20));
        try (Replica one = new Replica(new FakeProvider(), temporary, quick, clock)) {
            Generation done = one.generations.startOrAttach(work("one", deadline), ADA);
            String handle = handleOf(Listener.all(done).getFirst());
            assertThat(one.folder).isNotEmptyDirectory();

            clock.tick(Duration.ofMinutes(12));

            await().untilAsserted(() -> assertThat(one.folder).isEmptyDirectory());
            assertThatThrownBy(() -> one.generations.attach(handle, ADA))
                    .isInstanceOf(GenerationLost.class)
                    .hasMessageContaining("forgotten");
        }
    }

    @Test
    void theOldestFinishedOnesMakeRoomWhenTheDiskIsFull() {
        Replica.Limits tight = Replica.LIMITS.spoolBytes(20);
        try (Replica one = new Replica(new FakeProvider(), temporary, tight, Clock.systemUTC())) {
            for (int i = 0; i < 10; i++) {
                Listener.all(one.generations.startOrAttach(work("ten bytes!"), ADA));
            }

            assertThat(one.folder.toFile().list()).hasSizeLessThanOrEqualTo(4);
        }
    }

    @Test
    void silenceIsBrokenWithASignOfLife() {
        Replica.Limits lively = Replica.LIMITS.keepAlive(Duration.ofMillis(40));
        FakeProvider provider = new FakeProvider();
        try (Replica one = new Replica(provider, temporary, lively, Clock.systemUTC())) {
            Listener listener = Listener.of(one.generations.startOrAttach(work("slowly"), ADA), 0);

            assertThat(listener.next()).contains("accepted");
            assertThat(listener.next()).isEqualTo("silence");
            provider.step();
            assertThat(listener.rest())
                    .filteredOn(said -> !said.equals("silence"))
                    .hasSize(4);
        }
    }
}
