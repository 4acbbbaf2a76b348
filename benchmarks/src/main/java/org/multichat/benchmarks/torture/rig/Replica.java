package org.multichat.benchmarks.torture.rig;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.multichat.benchmarks.proxy.FaultProxy;
import org.multichat.stack.JvmFlags;
import org.multichat.stack.OwnSession;
import org.multichat.stack.Part;

/** One packaged budget service, a proxy in front of it, and one between it and its database. */
public final class Replica implements AutoCloseable {

    private static final Duration ANSWER = Duration.ofSeconds(2);
    private static final int OK = 200;

    private final int number;
    private final int httpPort;
    private final FaultProxy front;
    private final FaultProxy back;
    private final KeptProcess process;
    private final HttpClient http;

    Replica(int number, Path jar, Database database, Home home, HttpClient http) throws IOException {
        this.number = number;
        this.httpPort = home.port();
        this.front = FaultProxy.before(httpPort, home.seed());
        this.back = FaultProxy.before(database.port(), home.seed() + 1);
        this.http = http;
        Map<String, String> environment = Map.of(
                "BUDGET_PORT",
                Integer.toString(httpPort),
                "BUDGET_DB_URL",
                "jdbc:postgresql://127.0.0.1:%d/%s".formatted(back.port(), Database.BUDGET),
                "BUDGET_DB_USER",
                Database.BUDGET,
                "BUDGET_DB_PASSWORD",
                Database.BUDGET,
                "SERVICE_SECRET",
                home.secret(),
                "QUARKUS_HTTP_HOST",
                "127.0.0.1",
                "MALLOC_ARENA_MAX",
                "2");
        this.process = new KeptProcess(
                "budget-service " + number,
                home.folder().resolve("replica-%d.log".formatted(number)),
                () -> builder(jar, environment),
                home.beforeRestart());
    }

    /**
     * Where one replica lives and how it is kept.
     *
     * @param secret what signs the tokens of the calls it accepts
     */
    record Home(Path folder, int port, String secret, long seed, Supplier<Duration> beforeRestart) {}

    void start() {
        process.keep();
    }

    public int number() {
        return number;
    }

    /** By way of the proxy, as all clients see it. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + front.port());
    }

    /** Between its clients and it. */
    public FaultProxy front() {
        return front;
    }

    /** Between it and its database. */
    public FaultProxy back() {
        return back;
    }

    public void kill() {
        process.kill();
    }

    public void restartPolitely() {
        process.restartPolitely();
    }

    /** What undoes it. */
    public Runnable freeze() {
        List<ProcessHandle> frozen = process.freeze();
        return () -> KeptProcess.thaw(frozen);
    }

    public int starts() {
        return process.starts();
    }

    /** Asked past the proxy. */
    public boolean isReady() {
        return ask("/q/health/ready").isPresent();
    }

    /** Its numbers as Prometheus reads them; nothing when it does not answer. */
    Optional<String> metrics() {
        return ask("/q/metrics");
    }

    @Override
    public void close() throws IOException {
        process.close();
        front.close();
        back.close();
    }

    private Optional<String> ask(String path) {
        HttpRequest question = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + httpPort + path))
                .timeout(ANSWER)
                .build();
        try {
            HttpResponse<String> answer = http.send(question, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == OK ? Optional.of(answer.body()) : Optional.empty();
        } catch (IOException notThere) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static ProcessBuilder builder(Path jar, Map<String, String> environment) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JvmFlags.of(Part.BUDGET).asArguments(""));
        command.addAll(List.of("-jar", jar.toString()));
        ProcessBuilder builder = new ProcessBuilder(OwnSession.of(command));
        builder.environment().putAll(environment);
        return builder;
    }
}
