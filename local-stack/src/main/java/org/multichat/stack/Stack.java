package org.multichat.stack;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * PostgreSQL and the six services, and the simulator where it is wanted, running on this machine on one data folder
 * until it is closed.
 */
public final class Stack implements AutoCloseable {

    /** Starting takes seconds; a machine that builds something else beside it may need minutes. */
    private static final Duration START = Duration.ofMinutes(3);

    private final DataFolder data;
    private final Ports ports;
    private final Pids pids;
    private final Databases databases;
    private final Map<Part, Supervised> parts = new EnumMap<>(Part.class);
    private final Map<Part, LogFile> logs = new EnumMap<>(Part.class);
    private final Replicas replicas;
    private final LogFile trainingLog;
    private final Training training;
    /** In the order in which they start. */
    private final List<Part> programs;

    private boolean closing;

    /**
     * Looks at everything that could be in the way, and says so, before anything is started. Closing closes the data
     * too.
     */
    public static Stack prepare(Checkout checkout, DataFolder data, Ports ports, Settings settings, Console console) {
        endLeftovers(data, console);
        data.mustHoldPostgres(PostgresBinaries.major());
        ports.mustBeFree();
        return new Stack(checkout, data, ports, settings, console);
    }

    private Stack(Checkout checkout, DataFolder data, Ports ports, Settings settings, Console console) {
        this.data = data;
        this.ports = ports;
        this.pids = new Pids(data.pids());
        List<Part> all = Part.all(Simulation.isWanted(settings)).toList();
        programs = all.stream().filter(part -> part != Part.POSTGRES).toList();
        for (Part part : all) {
            logs.put(part, new LogFile(data.logs().resolve(part.label() + ".log")));
        }
        var postgres = new Postgres(data, ports.of(Part.POSTGRES), settings, log(Part.POSTGRES), pids);
        this.databases = new Databases(postgres, data.secrets());
        var wiring = new Wiring(ports, data, databases, settings);
        var http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
        var clock = InstantSource.system();
        parts.put(Part.POSTGRES, new Supervised(postgres, clock, console));
        programs.forEach(part -> {
            var service = new ServiceProcess(
                    part, part.label(), ports.of(part), checkout.jar(part), wiring, log(part), pids, http);
            parts.put(part, new Supervised(service, clock, console));
        });
        this.replicas = (part, label, more) -> {
            int port = Ports.oneFree();
            LogFile log = new LogFile(data.logs().resolve(label + ".log"));
            var service = new ServiceProcess(part, label, port, checkout.jar(part), wiring.with(more), log, pids, http);
            return new Replica(Part.url(port), new Supervised(service, clock, console), log);
        };
        this.trainingLog = new LogFile(data.logs().resolve("training.log"));
        this.training = new Training(
                programs.stream()
                        .map(part -> ServiceProcess.lesson(
                                part, Ports.oneFree(), checkout.jar(part), wiring, trainingLog, pids, http))
                        .toList(),
                console);
    }

    /** Starts everything and waits until it is ready. What was started stays up when this fails; close it. */
    public void start() {
        Instant deadline = Instant.now().plus(START);
        start(Part.POSTGRES);
        mustGetReady(Part.POSTGRES, deadline);
        databases.make();
        programs.forEach(this::start);
        programs.forEach(part -> mustGetReady(part, deadline));
    }

    /** Prepares, in the background, what makes the next start quicker; closing ends it. */
    void train() {
        training.start();
    }

    public URI url(Part part) {
        return ports.url(part);
    }

    public DataFolder data() {
        return data;
    }

    /** Starts a part that was stopped. */
    public void start(Part part) {
        synchronized (this) {
            if (closing) {
                throw new CannotStart("the stack is being stopped");
            }
            supervised(part).start();
        }
    }

    /**
     * One more process of a service, not started yet; close it before the stack.
     *
     * @param number from 2, the stack's own being the first
     * @param more settings of its own
     */
    public Replica replica(Part part, int number, Map<String, String> more) {
        return replicas.make(part, part.label() + "-" + number, more);
    }

    private interface Replicas {
        Replica make(Part part, String label, Map<String, String> more);
    }

    /** Stops a part in good order and leaves it down. */
    public void stop(Part part) {
        supervised(part).stop();
    }

    /** Ends a part as {@code kill -9} does; it is started again as after any death. */
    public void kill(Part part) {
        supervised(part).kill();
    }

    boolean isClosing() {
        synchronized (this) {
            return closing;
        }
    }

    public boolean isReady(Part part) {
        return supervised(part).isReady();
    }

    /** False when it did not become ready in time. */
    public boolean awaitReady(Part part, Duration patience) {
        return supervised(part).awaitReady(patience);
    }

    /** False when it is still ready after this time. */
    public boolean awaitNotReady(Part part, Duration patience) {
        return supervised(part).awaitNotReady(patience);
    }

    /** Stops who may still call before who is called, so that nothing fails for want of a neighbour. */
    @Override
    public void close() {
        synchronized (this) {
            closing = true;
        }
        try {
            training.close();
            Part.STOPPING.forEach(this::stopTogether);
            pids.forgetAll();
        } finally {
            logs.values().forEach(LogFile::close);
            trainingLog.close();
            data.close();
        }
    }

    /** A stack that was killed could not end its processes; whoever opens its data folder next does. */
    static void endLeftovers(DataFolder data, Console console) {
        List<String> ended = new Pids(data.pids()).endLeftovers();
        if (!ended.isEmpty()) {
            console.say("  ended what an earlier run had left behind: " + String.join(", ", ended));
        }
    }

    private void stopTogether(List<Part> together) {
        List<Thread> stops = together.stream()
                .filter(parts::containsKey)
                .map(part -> Thread.ofVirtual().start(() -> stop(part)))
                .toList();
        for (Thread stop : stops) {
            try {
                stop.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void mustGetReady(Part part, Instant deadline) {
        if (!awaitReady(part, Duration.between(Instant.now(), deadline))) {
            throw new CannotStart("%s did not get ready; its last words (%s):\n%s"
                    .formatted(
                            part.spoken(),
                            log(part).file(),
                            String.join("\n", log(part).lastLines())));
        }
    }

    private Supervised supervised(Part part) {
        return Objects.requireNonNull(parts.get(part));
    }

    private LogFile log(Part part) {
        return Objects.requireNonNull(logs.get(part));
    }
}
