package org.multichat.gateway.chat;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduler;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.multichat.gateway.account.Account;
import org.multichat.gateway.account.Accounts;
import org.multichat.gateway.neighbour.DatabaseFailures;
import org.multichat.gateway.neighbour.NeighbourRefused;
import org.multichat.gateway.turn.Committed;
import org.multichat.gateway.turn.GatewayLeaves;
import org.multichat.gateway.turn.Lease;
import org.multichat.gateway.turn.LeaseLost;
import org.multichat.gateway.turn.Step;
import org.multichat.gateway.turn.Turn;
import org.multichat.gateway.turn.TurnId;
import org.multichat.gateway.turn.TurnJournal;
import org.multichat.gateway.turn.TurnLeases;
import org.multichat.gateway.turn.TurnNews;
import org.multichat.kit.problem.Refusal;
import org.multichat.operation.log.TurnInLog;

/**
 * Runs turns, each on a virtual thread of its own and under a lease that is renewed while it runs; takes over turns
 * whose lease ran out. Whether a client listens plays no part here.
 */
@ApplicationScoped
class TurnRunner {

    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration AFTER_A_REFUSAL = Duration.ofSeconds(2);
    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(3);
    /** Who listens comes back elsewhere, and finds the turn under way there. */
    private static final int BEFORE_THE_STREAMS = 1_000;

    private static final Duration FOR_GOODBYE = Duration.ofSeconds(3);

    private final TurnPipeline pipeline;
    private final TurnJournal journal;
    private final TurnLeases leases;
    private final Accounts accounts;
    private final Contexts contexts;
    private final ChatConfig config;
    private final TurnNews news;
    private final TurnMetrics metrics;
    private final Map<TurnId, TurnRun> running = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean leaving;

    /** A turn that was recorded, and the right to run it. */
    record Begun(Turn turn, Lease lease) {}

    @Inject
    TurnRunner(
            TurnPipeline pipeline,
            TurnJournal journal,
            TurnLeases leases,
            Accounts accounts,
            Contexts contexts,
            ChatConfig config,
            TurnNews news,
            TurnMetrics metrics) {
        this.pipeline = pipeline;
        this.journal = journal;
        this.leases = leases;
        this.accounts = accounts;
        this.contexts = contexts;
        this.config = config;
        this.news = news;
        this.metrics = metrics;
    }

    void listen(@Observes StartupEvent starting) {
        metrics.watch(running);
        var _ = news.register(new TurnNews.Watcher() {
            @Override
            public void here(List<Committed> commits) {}

            @Override
            public void elsewhere(Set<TurnId> turns) {}

            @Override
            public void stop(TurnId turn) {
                TurnRunner.this.stop(turn);
            }

            @Override
            public void givenBack() {
                threads.execute(TurnRunner.this::takeOver);
            }
        });
    }

    /** Whether this process is going; another gateway takes what comes. */
    boolean isLeaving() {
        return leaving;
    }

    boolean isFull() {
        return running.size() >= config.runningTurns();
    }

    void run(Begun begun) {
        news.recorded(begun.turn().id());
        run(begun.turn(), begun.lease(), false, 0);
    }

    /** Stops the turn if it runs here. */
    void stop(TurnId turn) {
        TurnRun run = running.get(turn);
        if (run != null) {
            run.stop();
        }
    }

    private void run(Turn turn, Lease lease, boolean resumed, int faults) {
        Account account = accounts.find(turn.account()).orElseThrow();
        TurnRun run = new TurnRun(turn, resumed, account, contexts.before(turn), lease, journal, metrics);
        running.put(turn.id(), run);
        if (leaving) {
            // Those who leave may have looked just before it was there.
            run.abandon();
        }
        try {
            threads.execute(() -> {
                try (var _ = TurnInLog.of(turn.id().value());
                        var _ = TurnTrace.of(run)) {
                    runToTheEnd(run, faults);
                } finally {
                    running.remove(turn.id(), run);
                }
            });
        } catch (RejectedExecutionException left) {
            running.remove(turn.id(), run);
            Log.infof("turn %s: was recorded while this gateway left; another one runs it", turn.id());
            giveBack(run, AT_ONCE, false);
        }
    }

    private void runToTheEnd(TurnRun run, int faults) {
        TurnId turn = run.turn().id();
        try {
            pipeline.run(run);
        } catch (LeaseLost lost) {
            Log.infof("%s; this one lets go of it", lost.getMessage());
        } catch (InterruptedException _) {
            giveBack(run, AT_ONCE, false);
        } catch (Refusal refusal) {
            refused(run, refusal);
        } catch (RuntimeException fault) {
            if (DatabaseFailures.isAway(fault)) {
                Log.warnf("turn %s: the database is away; it is taken up again when it is back", turn);
                giveBack(run, AFTER_A_REFUSAL, false);
                return;
            }
            Log.errorf(
                    fault,
                    "turn %s: broke in a way nobody foresaw; it is tried again, and given up after %d times",
                    turn,
                    LastWords.MAX_FAULTS);
            if (faults + 1 < LastWords.MAX_FAULTS || !LastWords.afterFaults(run)) {
                giveBack(run, AFTER_A_FAULT.multipliedBy(faults + 1L), true);
            }
        }
    }

    /** Before money is set aside a refusal ends the turn; afterwards the turn is resumed until its money is right. */
    private void refused(TurnRun run, Refusal refusal) {
        boolean underWay = run.steps().has(Step.RESERVED) && !(refusal instanceof NeighbourRefused);
        if (underWay || !LastWords.refuse(run, refusal)) {
            Log.warnf("turn %s: %s; it is taken up again", run.turn().id(), refusal.getMessage());
            giveBack(run, AFTER_A_REFUSAL, false);
        }
    }

    private void giveBack(TurnRun run, Duration pause, boolean faulty) {
        try {
            leases.giveBack(run.lease(), pause, faulty);
        } catch (RuntimeException unreachable) {
            Log.warnf(
                    "turn %s: could not be given back (%s); its lease runs out by itself",
                    run.turn().id(), unreachable.getMessage());
        }
    }

    @Scheduled(every = "${chat.heartbeat:3s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void heartbeat() {
        Set<TurnId> here = Set.copyOf(running.keySet());
        if (!here.isEmpty()) {
            DatabaseFailures.passing(
                    "leases are not renewed",
                    () -> leases.extend(config.lease(), here).forEach(this::stop));
        }
    }

    @Scheduled(every = "${chat.look-around:2s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void takeOver() {
        int room = config.runningTurns() - running.size();
        if (leaving || room <= 0) {
            return;
        }
        DatabaseFailures.passing(
                "nobody's turns are taken over",
                () -> leases.takeOver(config.lease(), room, Set.copyOf(running.keySet()))
                        .forEach(this::resume));
    }

    /** One turn that cannot be resumed must not keep the others from it. */
    private void resume(TurnLeases.Leased leased) {
        TurnId turn = leased.turn().id();
        try {
            Log.infof(
                    "turn %s: taken over, continued behind event %d",
                    turn, leased.turn().lastSeq());
            run(leased.turn(), leased.lease(), true, leased.faults());
            if (leases.isStopRequested(turn)) {
                stop(turn);
            }
        } catch (RuntimeException fault) {
            Log.errorf(fault, "turn %s: could not be resumed; it is tried again when its lease has run out", turn);
        }
    }

    /** Hands the running turns over: they are given back at once, and whoever looks around next continues them. */
    void leave(@Observes @Priority(BEFORE_THE_STREAMS) GatewayLeaves leave, Scheduler scheduler)
            throws InterruptedException {
        scheduler.pause();
        letGo();
    }

    void letGo() throws InterruptedException {
        leaving = true;
        running.values().forEach(TurnRun::abandon);
        threads.shutdown();
        if (!threads.awaitTermination(FOR_GOODBYE.toMillis(), TimeUnit.MILLISECONDS)) {
            Log.warnf("%d turns did not let go in time; their leases run out by themselves", running.size());
        }
    }
}
