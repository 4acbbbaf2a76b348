package org.multichat.gateway.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.multichat.gateway.neighbour.Unavailable;

class JournalWriterTest {

    private final FakeStore store = new FakeStore();
    private final TurnNews news = new TurnNews();
    private final JournalWriter writer = new JournalWriter(store, news);

    @BeforeEach
    void open() {
        writer.open(new StartupEvent());
    }

    @AfterEach
    void close() {
        writer.close(new ShutdownEvent());
    }

    @Test
    void writesTogetherWhatComesWhileATransactionCommits() {
        CountDownLatch commit = store.holdCommits();
        JournalEntry first = submit(entry());
        await().until(() -> store.batches.size() == 1);
        List<JournalEntry> others = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            others.add(submit(entry()));
        }

        commit.countDown();

        first.written().join();
        others.forEach(entry -> entry.written().join());
        assertThat(store.batches).hasSize(2);
        assertThat(store.batches.get(1)).hasSize(100);
    }

    @Test
    void tellsListenersBeforeItAnswersAndNobodyBeforeTheCommit() {
        List<TurnId> told = new CopyOnWriteArrayList<>();
        var _ = news.watch(told::addAll);
        CountDownLatch commit = store.holdCommits();
        JournalEntry entry = submit(entry());
        await().until(() -> store.batches.size() == 1);
        assertThat(told).isEmpty();

        commit.countDown();
        entry.written().join();

        assertThat(told).containsExactly(entry.lease().turn());
    }

    @Test
    void waitsForADatabaseThatIsAwayAndAsksWhetherItHadBeenWritten() {
        store.failures.add(new SQLException("terminating connection", "57P01"));
        store.failures.add(new SQLException("no connection in time"));

        JournalEntry entry = submit(entry());

        entry.written().join();
        assertThat(store.agains).containsExactly(false, true, true);
    }

    @Test
    void saysWhoLostItsLease() {
        JournalEntry entry = entry();
        store.lost = Set.of(entry.lease().turn());

        submit(entry);

        assertThatThrownBy(() -> entry.written().join()).hasCauseInstanceOf(LeaseLost.class);
    }

    @Test
    void keepsOneThatCannotBeWrittenFromTheOthers() {
        CountDownLatch commit = store.holdCommits();
        submit(entry());
        await().until(() -> store.batches.size() == 1);
        JournalEntry bad = entry();
        store.poison = bad.lease().turn();
        JournalEntry one = submit(entry());
        submit(bad);
        JournalEntry other = submit(entry());

        commit.countDown();

        one.written().join();
        other.written().join();
        assertThatThrownBy(() -> bad.written().join()).hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void sendsAwayWhoStillWaitsWhenItCloses() {
        store.away = true;
        JournalEntry entry = submit(entry());
        await().until(() -> !store.batches.isEmpty());

        writer.close(new ShutdownEvent());

        assertThatThrownBy(() -> entry.written().join()).hasCauseInstanceOf(Unavailable.class);
        assertThatThrownBy(() -> submit(entry()).written().join()).hasCauseInstanceOf(Unavailable.class);
    }

    private JournalEntry submit(JournalEntry entry) {
        writer.submit(entry);
        return entry;
    }

    private static JournalEntry entry() {
        Lease lease = new Lease(new TurnId(UUID.randomUUID()), 1);
        return new JournalEntry(
                lease,
                1,
                "{}",
                List.of("{}"),
                TurnState.RUNNING,
                null,
                new Unsettled(false, false, false),
                new CompletableFuture<>());
    }

    /** A store in memory, whose commits the test can hold or break. */
    private static final class FakeStore implements JournalStore {

        private final List<List<JournalEntry>> batches = new CopyOnWriteArrayList<>();
        private final List<Boolean> agains = new CopyOnWriteArrayList<>();
        private final List<SQLException> failures = new CopyOnWriteArrayList<>();
        private volatile CountDownLatch gate = new CountDownLatch(0);
        private volatile Set<TurnId> lost = Set.of();
        private volatile TurnId poison = new TurnId(UUID.randomUUID());
        private volatile boolean away;

        @Override
        public List<JournalEntry> write(List<JournalEntry> entries, boolean again) throws SQLException {
            batches.add(entries);
            agains.add(again);
            try {
                gate.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            if (away) {
                throw new SQLException("gone", "08006");
            }
            if (!failures.isEmpty()) {
                throw failures.removeFirst();
            }
            if (entries.stream().anyMatch(entry -> entry.lease().turn().equals(poison))) {
                throw new SQLException("unsupported Unicode escape sequence", "22P05");
            }
            return entries.stream()
                    .filter(entry -> !lost.contains(entry.lease().turn()))
                    .toList();
        }

        CountDownLatch holdCommits() {
            gate = new CountDownLatch(1);
            return gate;
        }
    }
}
