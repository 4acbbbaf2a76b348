package org.multichat.benchmarks.torture.faults;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntPredicate;
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
    private static final Duration WELL_WITHIN = Duration.ofSeconds(60);
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(90);

    private final Rig rig;
    private final LedgerClient client;
    private final Trees trees;
    private final FaultPlan plan;
    private final Queue<Incident> incidents = new ConcurrentLinkedQueue<>();
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
            for (int i = plan.together(); i > 0; i--) {
                Fault fault = plan.next();
                running.add(Thread.ofVirtual().start(() -> suffer(fault)));
            }
        }
        for (Thread each : running) {
            try {
                each.join(ENDS_WITHIN);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        return List.copyOf(incidents);
    }

    private void suffer(Fault fault) {
        long began = System.nanoTime();
        strike(fault);
        long undone = undone(fault, began);
        boolean well = Patience.isSoWithin(WELL_WITHIN, () -> isWell(fault));
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

    private void strike(Fault fault) {
        switch (fault) {
            case Fault.KillReplica(int replica) -> replica(replica).kill();
            case Fault.KillDatabase _ -> rig.database().kill();
            case Fault.FreezeReplica(int replica, Duration lasts) ->
                during(lasts, replica(replica).freeze());
            case Fault.FreezeDatabase(Duration lasts) ->
                during(lasts, rig.database().freeze());
            case Fault.EndConnections _ -> endConnections();
            case Fault.RestartPolitely(int replica) -> replica(replica).restartPolitely();
            case Fault.ResetConnections(int replica, Side side) ->
                proxy(replica, side).resetAll();
            case Fault.BadWeather(int replica, Side side, Weather weather, Duration lasts) -> {
                FaultProxy proxy = proxy(replica, side);
                proxy.turn(weather);
                during(lasts, () -> proxy.turn(Weather.FAIR));
            }
        }
    }

    private static void during(Duration lasts, Runnable undo) {
        Patience.pass(lasts);
        undo.run();
    }

    private void endConnections() {
        try {
            rig.database().terminateBackends();
        } catch (SQLException away) {
            // somebody has just killed the server: nothing is left to end
        }
    }

    private boolean isWell(Fault fault) {
        IntPredicate answers = replica ->
                client.answers(replica, new Intent.Look(trees.current().root().id()), ANSWER);
        return switch (fault) {
            case Fault.KillReplica(int replica) -> answers.test(replica);
            case Fault.FreezeReplica(int replica, Duration _) -> answers.test(replica);
            case Fault.RestartPolitely(int replica) -> answers.test(replica);
            case Fault.ResetConnections(int replica, Side _) -> answers.test(replica);
            case Fault.BadWeather(int replica, Side _, Weather _, Duration _) -> answers.test(replica);
            case Fault.KillDatabase _, Fault.FreezeDatabase _, Fault.EndConnections _ ->
                IntStream.range(0, client.replicas()).allMatch(answers);
        };
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
