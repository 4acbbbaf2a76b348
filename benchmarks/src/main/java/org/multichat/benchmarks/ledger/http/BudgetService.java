package org.multichat.benchmarks.ledger.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.multichat.benchmarks.postgres.Checkout;
import org.multichat.benchmarks.postgres.Database;
import org.multichat.benchmarks.postgres.Server;

/** The packaged budget service in a JVM of its own, on a free port of loopback. */
public final class BudgetService implements AutoCloseable {

    private static final String JAR = "budget-service/target/quarkus-app/quarkus-run.jar";
    private static final String LOG = "benchmarks/target/budget-service.log";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final int OK = 200;

    private final Process process;
    private final int port;
    private final Bearer bearer;

    private BudgetService(Process process, int port, Bearer bearer) {
        this.process = process;
        this.port = port;
        this.bearer = bearer;
    }

    public static BudgetService start(Database database, String jvmFlags) throws IOException, InterruptedException {
        String secret = UUID.randomUUID().toString() + UUID.randomUUID();
        int port = freePort();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Stream.of(jvmFlags.strip().split("\\s+", -1))
                .filter(flag -> !flag.isEmpty())
                .forEach(command::add);
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                Checkout.resolve(JAR).toString()));
        Path log = Checkout.resolve(LOG);
        Files.createDirectories(Objects.requireNonNull(log.getParent()));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        var environment = builder.environment();
        environment.put("BUDGET_PORT", Integer.toString(port));
        environment.put("BUDGET_DB_URL", database.url());
        environment.put("BUDGET_DB_USER", Server.USER);
        environment.put("BUDGET_DB_PASSWORD", "none");
        environment.put("SERVICE_SECRET", secret);
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        Process process = builder.start();
        // Whoever ends the benchmark early ends the service too.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        BudgetService service = new BudgetService(process, port, new Bearer(secret));
        service.awaitReady();
        return service;
    }

    int port() {
        return port;
    }

    Bearer bearer() {
        return bearer;
    }

    /** Processor time it has used so far. */
    public Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void awaitReady() throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            if (process.waitFor(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("the service ended; its words are in " + LOG);
            }
            if (isReady()) {
                return;
            }
        }
        close();
        throw new IOException("the service was not ready in time; its words are in " + LOG);
    }

    private boolean isReady() {
        try (Wire wire = new Wire(port)) {
            return wire.send("GET /q/health/ready", "", "").status() == OK;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
