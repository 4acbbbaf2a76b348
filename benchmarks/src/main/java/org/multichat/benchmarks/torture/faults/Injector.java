package org.multichat.benchmarks.torture.faults;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.multichat.benchmarks.proxy.FaultProxy;
import org.multichat.benchmarks.proxy.Weather;
import org.multichat.benchmarks.torture.faults.Fault.Side;
import org.multichat.benchmarks.torture.load.Intent;
import org.multichat.benchmarks.torture.load.LedgerClient;
import org.multichat.benchmarks.torture.load.Trees;
import org.multichat.benchmarks.torture.rig.Patience;
import org.multichat.benchmarks.torture.rig.Replica;
import org.multichat.benchmarks.torture.rig.Rig;

/** Breaks the rig by plan, and measures how long it takes to be well again. */
public final class Injector {

    private static final Duration ANSWER = Duration.ofSeconds(1);
    /** A replica needs this long to start on a busy machine; then the last one is struck as well. */
    private static final Duration SPARED_FOR = Duration.ofSeconds(15);

    private static final int MOST_WAITING = 3;

    private static final Duration AT_ONCE = Duration.ofMillis(250);
    private static final Duration WELL_WITHIN = Duration.ofSeconds(60);
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(90);

    private final Rig rig;
    private final LedgerClient client;
    private final Trees trees;
    private final FaultPlan plan;
    private final Queue<Incident> incidents = new ConcurrentLinkedQueue<>();
    /** One after the other: who waits until somebody answers must not do so beside one who strikes just that one. */
    private final ReentrantLock sparing = new ReentrantLock();

    private final AtomicInteger waiting = new AtomicInteger();
    private volatile boolean over;
    private final List<Thread> running = new ArrayList<>();

    public Injector(Rig rig, LedgerClient client, Trees trees, FaultPlan plan) {
        this.rig = rig;
        this.client = client;
        this.trees = trees;
        this.plan = plan;
    }

    /** Breaks things for so long, then undoes everything and returns when each part has been well or given up on. */
    public List<Incident> run(Duration lasts) {
        long end = System.nanoTime() + lasts.toNanos();
        while (System.nanoTime() < end && Patience.pass(plan.untilNext())) {
            // More of them at once would all strike in one moment.
            for (int i = Math.min(plan.together(), MOST_WAITING - waiting.get()); i > 0; i--) {
                Fault fault = plan.next();
                boolean sparesTheLast = plan.sparesTheLast();
                running.add(Thread.ofVirtual().start(() -> suffer(fault, sparesTheLast)));
            }
        }
        over = true;
        for (Thread each : running) {
            try {
                each.join(ENDS_WITHIN);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        return List.copyOf(incidents);
    }

    private void suffer(Fault fault, boolean sparesTheLast) {
        waiting.incrementAndGet();
        int[] struck;
        long began;
        Runnable undo;
        sparing.lock();
        try {
            if (sparesTheLast) {
                Patience.isSoWithin(SPARED_FOR, () -> over || isSpared(fault));
            }
            if (over) {
                return;
            }
            struck = struck(fault);
            began = System.nanoTime();
            undo = strike(fault);
        } finally {
            waiting.decrementAndGet();
            sparing.unlock();
        }
        undo.run();
        long undone = undone(fault, began);
        boolean well = Patience.isSoWithin(
                WELL_WITHIN, () -> Arrays.stream(struck).allMatch(replica -> answers(replica, ANSWER)));
        incidents.add(
                new Incident(fault, began, undone, well ? OptionalLong.of(System.nanoTime()) : OptionalLong.empty()));
    }

    /** A kill is over at once; what follows is the recovery from it. */
    private static long undone(Fault fault, long began) {
        return switch (fault) {
            case Fault.KillReplica _, Fault.KillDatabase _, Fault.EndConnections _, Fault.ResetConnections _ -> began;
            case Fault.FreezeReplica _, Fault.FreezeDatabase _, Fault.RestartPolitely _, Fault.BadWeather _ ->
                System.nanoTime();
        };
    }

    /** What ends it, and takes as long as it lasts. */
    private Runnable strike(Fault fault) {
        return switch (fault) {
            case Fault.KillReplica(int replica) -> {
                replica(replica).kill();
                yield () -> {};
            }
            case Fault.KillDatabase _ -> {
                rig.database().kill();
                yield () -> {};
            }
            case Fault.FreezeReplica(int replica, Duration lasts) ->
                after(lasts, replica(replica).freeze());
            case Fault.FreezeDatabase(Duration lasts) ->
                after(lasts, rig.database().freeze());
            case Fault.EndConnections _ -> this::endConnections;
            case Fault.RestartPolitely(int replica) -> replica(replica)::restartPolitely;
            case Fault.ResetConnections(int replica, Side side) -> proxy(replica, side)::resetAll;
            case Fault.BadWeather(int replica, Side side, Weather weather, Duration lasts) -> {
                FaultProxy proxy = proxy(replica, side);
                proxy.turn(weather);
                yield after(lasts, () -> proxy.turn(Weather.FAIR));
            }
        };
    }

    private static Runnable after(Duration lasts, Runnable undo) {
        return () -> {
            Patience.pass(lasts);
            undo.run();
        };
    }

    /** Whether somebody would still answer, or would have, if this is struck now. */
    private boolean isSpared(Fault fault) {
        return switch (fault) {
            case Fault.KillReplica(int replica) -> anybodyAnswersBut(replica);
            case Fault.FreezeReplica(int replica, Duration _) -> anybodyAnswersBut(replica);
            case Fault.RestartPolitely(int replica) -> anybodyAnswersBut(replica);
            case Fault.KillDatabase _, Fault.FreezeDatabase _, Fault.EndConnections _ -> anybodyAnswersBut(-1);
            case Fault.ResetConnections _, Fault.BadWeather _ -> true;
        };
    }

    private boolean anybodyAnswersBut(int replica) {
        return IntStream.range(0, client.replicas())
                .filter(other -> other != replica)
                .anyMatch(other -> answers(other, AT_ONCE));
    }

    private void endConnections() {
        try {
            rig.database().terminateBackends();
        } catch (SQLException away) {
            // somebody has just killed the server: nothing is left to end
        }
    }

    /** What strikes PostgreSQL strikes every replica that is well just now; all, when none is. */
    private int[] struck(Fault fault) {
        return switch (fault) {
            case Fault.KillReplica(int replica) -> new int[] {replica};
            case Fault.FreezeReplica(int replica, Duration _) -> new int[] {replica};
            case Fault.RestartPolitely(int replica) -> new int[] {replica};
            case Fault.ResetConnections(int replica, Side _) -> new int[] {replica};
            case Fault.BadWeather(int replica, Side _, Weather _, Duration _) -> new int[] {replica};
            case Fault.KillDatabase _, Fault.FreezeDatabase _, Fault.EndConnections _ -> {
                int[] all = IntStream.range(0, client.replicas()).toArray();
                int[] well = Arrays.stream(all)
                        .filter(replica -> answers(replica, AT_ONCE))
                        .toArray();
                yield well.length == 0 ? all : well;
            }
        };
    }

    private boolean answers(int replica, Duration within) {
        return client.answers(replica, new Intent.Look(trees.current().root().id()), within);
    }

    private Replica replica(int number) {
        return rig.replicas().get(number);
    }

    private FaultProxy proxy(int replica, Side side) {
        return switch (side) {
            case HTTP -> replica(replica).front();
            case DATABASE -> replica(replica).back();
        };
    }
}
