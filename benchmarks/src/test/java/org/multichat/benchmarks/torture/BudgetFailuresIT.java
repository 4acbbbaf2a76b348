package org.multichat.benchmarks.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.multichat.benchmarks.proxy.FaultProxy;
import org.multichat.benchmarks.proxy.Weather;
import org.multichat.benchmarks.proxy.Weather.Marker;
import org.multichat.benchmarks.torture.check.FinalState;
import org.multichat.benchmarks.torture.check.Rows.BudgetRow;
import org.multichat.benchmarks.torture.check.Rows.EntryRow;
import org.multichat.benchmarks.torture.check.Rows.ReservationRow;
import org.multichat.benchmarks.torture.check.Rows.State;
import org.multichat.benchmarks.torture.load.Answer;
import org.multichat.benchmarks.torture.load.Answer.Verdict;
import org.multichat.benchmarks.torture.load.History;
import org.multichat.benchmarks.torture.load.Intent;
import org.multichat.benchmarks.torture.load.LedgerClient;
import org.multichat.benchmarks.torture.load.LedgerClient.Insistence;
import org.multichat.benchmarks.torture.load.Operation;
import org.multichat.benchmarks.torture.load.Operation.Role;
import org.multichat.benchmarks.torture.load.Reserving;
import org.multichat.benchmarks.torture.load.Tree;
import org.multichat.benchmarks.torture.rig.Replica;
import org.multichat.benchmarks.torture.rig.Rig;

/** Ways in which others' budgets leaked and that only real processes can show; the lines are those of that list. */
@NullMarked
class BudgetFailuresIT {

    private static final Duration READY = Duration.ofSeconds(60);
    private static final Duration SWEPT = Duration.ofSeconds(20);
    private static final Marker COMMIT = new Marker("COMMIT");
    private static final long AMOUNT = 100;

    private final Rig rig = TheRig.get();
    private final LedgerClient client =
            new LedgerClient(rig.replicas().stream().map(Replica::url).toList(), Rig.SECRET, new History());

    @BeforeEach
    void bothReplicasAreUp() {
        rig.replicas().forEach(replica -> {
            replica.front().turn(Weather.FAIR);
            replica.back().turn(Weather.FAIR);
        });
        rig.mustBeReady(READY);
    }

    @Test
    void line2_asManyParallelCallsPassAcrossReplicasAsFit() throws Exception {
        UUID account = account(10 * AMOUNT);
        List<Callable<Operation>> calls = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            int replica = i % TheRig.REPLICAS;
            calls.add(() -> client.ask(Role.FIRST, replica, Reserving.aPicture(account, AMOUNT, 60, true)));
        }

        List<Answer> answers = new ArrayList<>();
        try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Operation> call : together.invokeAll(calls)) {
                answers.addAll(call.get().answers());
            }
        }

        assertThat(answers).hasSize(60).filteredOn(Answer::granted).hasSize(10);
        assertThat(budget(account).now().reserved()).isEqualTo(10 * AMOUNT);
    }

    @Test
    void line7_killedBetweenReserveAndCallCostsNothingOnceTheLeaseHasEnded() {
        Intent.Reserve neverSent = Reserving.aPicture(account(10 * AMOUNT), AMOUNT, 1, false);
        assertThat(once(0, neverSent)).isEqualTo(Verdict.DONE);

        rig.replicas().getFirst().kill();

        ReservationRow row = resolved(neverSent);
        assertThat(row.state()).isEqualTo(State.EXPIRED);
        assertThat(row.cost()).isZero();
        assertThat(budget(neverSent.budget()).now().reserved()).isZero();
    }

    @Test
    void line7_killedBetweenCallAndSettleIsCapturedAndPaidOnceWhenTheTruthArrives() {
        Intent.Reserve sent = Reserving.aPicture(account(10 * AMOUNT), AMOUNT, 1, true);
        assertThat(once(0, sent)).isEqualTo(Verdict.DONE);

        rig.replicas().getFirst().kill();
        rig.database().kill();

        ReservationRow captured = resolved(sent);
        assertThat(captured.cost()).isEqualTo(AMOUNT);
        assertThat(captured.unknown()).isTrue();
        rig.mustBeReady(READY);
        assertThat(settle(1, sent, 70)).isEqualTo(Verdict.DONE);
        assertThat(settle(0, sent, 90)).isEqualTo(Verdict.REPLAYED);
        assertThat(budget(sent.budget()).now().spent()).isEqualTo(70);
    }

    @Test
    void line7_killedBetweenSettleAndCommitIsPaidOnceByWhoeverSettlesNext() {
        Intent.Reserve hold = Reserving.aPicture(account(10 * AMOUNT), AMOUNT, 60, true);
        assertThat(once(1, hold)).isEqualTo(Verdict.DONE);
        FaultProxy toDatabase = rig.replicas().getFirst().back();
        toDatabase.turn(new Weather.CutBefore(COMMIT));
        toDatabase.resetAll();

        Operation lost = client.ask(Role.FIRST, 0, List.of(new Intent.Settle(hold.id(), 80)), 0, Insistence.ONCE);
        rig.replicas().getFirst().kill();

        assertThat(lost.acknowledged()).isFalse();
        assertThat(toDatabase.cut()).as("the moment was met").isPositive();
        assertThat(reservation(hold).state()).isEqualTo(State.HELD);
        toDatabase.turn(Weather.FAIR);
        assertThat(settle(1, hold, 80)).isEqualTo(Verdict.DONE);
        assertPaidOnce(hold, 80);
    }

    @Test
    void line8_databaseThatFailsToCommitIsAskedAgainAndPaidOnce() {
        Intent.Reserve hold = Reserving.aPicture(account(10 * AMOUNT), AMOUNT, 60, true);
        assertThat(once(0, hold)).isEqualTo(Verdict.DONE);
        FaultProxy toDatabase = rig.replicas().getFirst().back();
        toDatabase.turn(new Weather.CutBefore(COMMIT));
        toDatabase.resetAll();

        Operation failed = client.ask(Role.FIRST, 0, List.of(new Intent.Settle(hold.id(), 80)), 0, Insistence.ONCE);
        rig.database().kill();
        toDatabase.turn(Weather.FAIR);

        assertThat(failed.acknowledged()).isFalse();
        await().atMost(READY).until(() -> rig.database().answers());
        rig.mustBeReady(READY);
        assertThat(settle(0, hold, 80)).isEqualTo(Verdict.DONE);
        assertPaidOnce(hold, 80);
    }

    @Test
    void line8_commitWhoseReplyIsSwallowedIsFoundAgainAndPaidOnce() {
        UUID account = account(10 * AMOUNT);
        FaultProxy toDatabase = rig.replicas().getFirst().back();
        long before = toDatabase.swallowed();

        for (int i = 1; i <= 5; i++) {
            Intent.Reserve hold = Reserving.aPicture(account, AMOUNT, 60, true);
            assertThat(once(1, hold)).isEqualTo(Verdict.DONE);
            toDatabase.turn(new Weather.SwallowReplyWith(COMMIT));
            assertThat(settle(0, hold, 80)).isNotEqualTo(Verdict.REFUSED);
            assertThat(settle(1, hold, 99)).isEqualTo(Verdict.REPLAYED);
            assertPaidOnce(hold, 80);
            assertThat(budget(account).now().spent()).isEqualTo(i * 80L);
        }

        assertThat(toDatabase.swallowed() - before).as("the moment was met").isEqualTo(5);
    }

    /** Below a root of its own. */
    private UUID account(long limit) {
        Tree.Terms root = new Tree.Terms(Reserving.anId(), null, "root", 1_000_000, false);
        Tree.Terms account = new Tree.Terms(Reserving.anId(), root.id(), "account", limit, false);
        for (Tree.Terms terms : List.of(root, account)) {
            Intent made = new Intent.SetLimit(terms, terms.limit(), 0);
            assertThat(client.ask(Role.FIRST, 1, List.of(made), 0, Insistence.STUBBORN)
                            .acknowledged())
                    .isTrue();
        }
        return account.id();
    }

    private Verdict once(int replica, Intent intent) {
        Operation asked = client.ask(Role.FIRST, replica, List.of(intent), 0, Insistence.ONCE);
        assertThat(asked.acknowledged()).as("%s: %s", intent, asked.attempts()).isTrue();
        return asked.answers().getFirst().verdict();
    }

    private Verdict settle(int replica, Intent.Reserve hold, long actual) {
        return client.ask(Role.FIRST, replica, new Intent.Settle(hold.id(), actual)).answers().stream()
                .map(Answer::verdict)
                .findFirst()
                .orElseThrow();
    }

    private void assertPaidOnce(Intent.Reserve hold, long cost) {
        assertThat(reservation(hold).settled()).isEqualTo(OptionalLong.of(cost));
        assertThat(ledger().entries().get(hold.id()))
                .extracting(EntryRow::kind)
                .containsExactlyInAnyOrder("RESERVE", "SETTLE");
    }

    private ReservationRow resolved(Intent.Reserve hold) {
        return await().atMost(SWEPT)
                .ignoreExceptions()
                .until(() -> reservation(hold), row -> row.state() != State.HELD);
    }

    private ReservationRow reservation(Intent.Reserve hold) {
        return Optional.ofNullable(ledger().reservations().get(hold.id())).orElseThrow();
    }

    private BudgetRow budget(UUID id) {
        return Optional.ofNullable(ledger().budgets().get(id)).orElseThrow();
    }

    private FinalState ledger() {
        try (Connection connection = rig.database().connect(READY)) {
            return new LedgerTables(connection).all(List.of());
        } catch (SQLException away) {
            throw new IllegalStateException(away);
        }
    }
}
