package org.multichat.generator.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.multichat.generator.generation.GenerationsTest.handleOf;
import static org.multichat.generator.generation.Replica.work;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multichat.generator.fake.FakeProvider;
import org.multichat.generator.fake.PayingProvider;
import org.multichat.generator.provider.Charged;

/** Work that somebody is paid for in several steps: nothing is bought twice, and what it cost is found out. */
class PaidWorkTest {

    private static final String ADA = "ada";

    @TempDir
    Path temporary = Path.of("");

    private final PayingProvider provider = new PayingProvider();

    @Test
    void nothingIsBoughtBeforeTheIntentIsOnRecord() {
        try (Replica replica = new Replica(provider, temporary)) {
            Listener listener = Listener.of(replica.generations.startOrAttach(work("bread"), ADA), 0);
            String first = listener.next();
            String intent = listener.next();
            assertThat(first)
                    .contains("\"provider\":\"corner-shop\"", "\"model\":\"bread-1\"", "\"reference\":\"17\"")
                    .doesNotContain("confirm");
            assertThat(intent).startsWith("2 ").contains("\"confirm\":true");
            assertThat(provider.bought).containsExactly("first");

            replica.generations.confirm(handleOf(intent), ADA, 1);
            assertThat(provider.bought).as("an earlier event is not this one").containsExactly("first");
            replica.generations.confirm(handleOf(intent), ADA, 2);

            assertThat(listener.next())
                    .startsWith("3 ")
                    .contains("\"type\":\"accepted\"", "\"reference\":\"18\"")
                    .doesNotContain("confirm");
            assertThat(provider.bought).containsExactly("first", "second");
            provider.deliver();
            assertThat(listener.rest()).last().asString().contains("completed");
        }
    }

    @Test
    void whoAttachesBehindTheIntentHasItOnRecord() {
        try (Replica replica = new Replica(provider, temporary)) {
            Generation generation = replica.generations.startOrAttach(work("bread"), ADA);
            Listener mortal = Listener.of(generation, 0);
            mortal.next();
            mortal.next();
            mortal.goAway();

            assertThat(Listener.of(generation, 2).next()).startsWith("3 ");
            assertThat(provider.bought).containsExactly("first", "second");
        }
    }

    @Test
    void anotherReplicaGoesOnFromTheNewestStateAndTellsTheEndToWhoHasHeardMoreThanItSays() {
        PayingProvider heir = new PayingProvider();
        try (Replica one = new Replica(provider, temporary);
                Replica two = new Replica(heir, temporary)) {
            Listener listener = Listener.of(one.generations.startOrAttach(work("bread"), ADA), 0);
            listener.next();
            one.generations.confirm(handleOf(listener.next()), ADA, 2);
            String newest = handleOf(listener.next());
            one.goAway();

            Generation continued = two.generations.attach(newest, ADA);

            assertThat(Listener.of(continued, 0).next()).contains("\"reference\":\"18\"");

            assertThat(Listener.of(continued, 7).rest())
                    .as("it says three events, and seven were heard")
                    .singleElement()
                    .asString()
                    .startsWith("8 ")
                    .contains("completed");
            assertThat(heir.bought).containsExactly("nothing, after second order 18");
        }
    }

    @Test
    void aStoppedProviderIsToldAndSaysWhatItTakes() throws InterruptedException {
        try (Replica replica = new Replica(provider, temporary)) {
            Listener listener = Listener.of(replica.generations.startOrAttach(work("bread"), ADA), 0);
            String handle = handleOf(listener.next());
            listener.next();

            var cost = replica.generations.cancel(handle, ADA);

            assertThat(cost.charged()).isEqualTo(Charged.YES);
            assertThat(cost.usage()).extracting("costMicros").isEqualTo(FakeProvider.PRICE / 2);
            assertThat(provider.stopped).containsExactly("about to order the second");
            assertThat(provider.bought).as("and is not asked for more").containsExactly("first");
        }
    }

    @Test
    void aReplicaThatLeavesDoesNotStopWhatAnotherOneGoesOnWith() {
        try (Replica replica = new Replica(provider, temporary)) {
            Listener listener = Listener.of(replica.generations.startOrAttach(work("bread"), ADA), 0);
            listener.next();
            listener.next();

            replica.goAway();

            assertThat(listener.rest()).isEmpty();
            await().untilAsserted(() -> assertThat(
                            replica.meters.get("generation.running").gauge().value())
                    .isZero());
            assertThat(provider.stopped).isEmpty();
        }
    }

    @Test
    void whatEndedWithoutAnybodyKnowingIsAskedForLater() throws InterruptedException {
        try (Replica one = new Replica(provider, temporary);
                Replica two = new Replica(new PayingProvider(), temporary)) {
            Listener listener = Listener.of(one.generations.startOrAttach(work("bread"), ADA), 0);
            String first = handleOf(listener.next());
            one.generations.confirm(first, ADA, 2);
            listener.next();
            String newest = handleOf(listener.next());

            assertThat(one.generations.cost(newest, ADA).charged())
                    .as("while it is under way")
                    .isEqualTo(Charged.UNKNOWN);
            assertThat(two.generations.cost(first, ADA).charged()).isEqualTo(Charged.UNKNOWN);
            assertThat(two.generations.cost(newest, ADA).charged()).isEqualTo(Charged.YES);
            assertThatThrownBy(() -> two.generations.cost(newest, "bob")).isInstanceOf(NoSuchGeneration.class);
            assertThatThrownBy(() -> two.generations.confirm(newest, ADA, 3)).isInstanceOf(GenerationLost.class);
        }
    }
}
