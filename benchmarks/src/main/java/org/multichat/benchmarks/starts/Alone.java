package org.multichat.benchmarks.starts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.multichat.benchmarks.house.Service;
import org.multichat.benchmarks.postgres.Checkout;
import org.multichat.stack.JvmFlags;
import org.multichat.stack.Part;

/**
 * A packaged service in a JVM with the flags of {@code ./run}, nothing beside it but its database. None of its
 * neighbours is there: a service is ready without them.
 *
 * @param aot with a cache of what the JVM loaded in a first start
 * @param environment beside our own
 */
record Alone(boolean aot, Map<String, String> environment) implements Way {

    private static final Path FOLDER = Checkout.resolve("benchmarks/target/starts");

    /** Making a cache takes a minute on a busy machine, and it is made as the process ends. */
    private static final Duration LEARNS = Duration.ofMinutes(5);

    private static final Duration ENDS = Duration.ofSeconds(30);

    /** The first start makes the tables where there are any; it is not measured. */
    @Override
    public void prepare(Part part) throws IOException, InterruptedException {
        Files.createDirectories(FOLDER);
        List<String> flags = List.of();
        if (aot) {
            Files.deleteIfExists(cache(part));
            flags = List.of("-XX:AOTCacheOutput=" + cache(part));
        }
        try (Started started = launch(part, flags, LEARNS)) {
            Start.awaitReady(started, System.nanoTime() + LEARNS.toNanos());
        }
        if (aot && !Files.exists(cache(part))) {
            throw new IOException("no cache was made: " + log(part));
        }
    }

    @Override
    public Started start(Part part) throws IOException {
        // With "on" a JVM that cannot use the cache ends; usually it would go on without.
        return launch(part, aot ? List.of("-XX:AOTMode=on", "-XX:AOTCache=" + cache(part)) : List.of(), ENDS);
    }

    double cacheMegabytes(Part part) throws IOException {
        return Files.size(cache(part)) / 1e6;
    }

    private Started launch(Part part, List<String> flags, Duration ends) throws IOException {
        int port = Service.freePort();
        List<String> command = new ArrayList<>();
        command.add(Service.java());
        command.addAll(JvmFlags.of(part).asArguments(""));
        command.addAll(flags);
        Path jar = Checkout.resolve(part.label() + "-service/target/quarkus-app/quarkus-run.jar");
        command.addAll(List.of("-jar", jar.toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log(part).toFile());
        builder.environment().putAll(environment);
        builder.environment().put(part.portSetting(), Integer.toString(port));
        Process process = builder.start();
        // Whoever ends the benchmark early ends the service too.
        Thread last = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(last);
        return new Running(process, port, log(part).toString(), ends, last);
    }

    private Path cache(Part part) {
        return FOLDER.resolve(part.label() + ".aot");
    }

    private static Path log(Part part) {
        return FOLDER.resolve(part.label() + ".log");
    }

    private record Running(Process process, int port, String words, Duration ends, Thread last) implements Started {

        @Override
        public boolean runs() {
            return process.isAlive();
        }

        @Override
        public String status() throws IOException {
            return Files.readString(Path.of("/proc/%d/status".formatted(process.pid())));
        }

        @Override
        public void close() {
            process.destroy();
            try {
                if (!process.waitFor(ends.toMillis(), TimeUnit.MILLISECONDS)) {
                    process.destroyForcibly().waitFor();
                }
                Runtime.getRuntime().removeShutdownHook(last);
            } catch (InterruptedException interrupted) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }
}
