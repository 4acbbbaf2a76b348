package org.multichat.benchmarks.torture.rig;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** One PostgreSQL and some replicas of the budget service, each behind proxies. Ends with the JVM that started it. */
public final class Rig implements AutoCloseable {

    /** What signs tokens here; nobody else reaches these processes, and they live for one run. */
    public static final String SECRET = "a-secret-for-one-run-on-loopback-0123456789";

    private static final Duration START = Duration.ofMinutes(2);

    private final Path folder;
    private final Database database;
    private final List<Replica> replicas = new ArrayList<>();
    private final Thread atExit = new Thread(this::end);

    private Rig(Path folder, Database database) {
        this.folder = folder;
        this.database = database;
    }

    /**
     * @param checkout the folder with the modules and what was built from them
     * @param folder a new one for data and logs
     */
    public static Rig start(Path checkout, Path folder, int replicas, long seed) throws IOException {
        Path jar = checkout.resolve("budget-service/target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is missing: mvn -DskipTests -pl budget-service -am package");
        }
        Files.createDirectories(folder);
        List<Integer> ports = FreePorts.take(replicas + 1);
        Supplier<Duration> beforeRestart = delays(new SplittableRandom(seed));
        Rig rig = new Rig(folder, new Database(folder, ports.getLast(), beforeRestart));
        Runtime.getRuntime().addShutdownHook(rig.atExit);
        rig.database.start();
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(1))
                .build();
        for (int i = 0; i < replicas; i++) {
            Replica.Home home = new Replica.Home(folder, ports.get(i), SECRET, seed + 2L * i, beforeRestart);
            rig.replicas.add(new Replica(i, jar, rig.database, home, http));
        }
        // The first makes the schema. Two at once would both try, and what the catalogue refuses one of them is no
        // clash of the ledger.
        for (Replica replica : rig.replicas) {
            replica.start();
            rig.mustBeReady(replica, START);
        }
        return rig;
    }

    public Database database() {
        return database;
    }

    public List<Replica> replicas() {
        return replicas;
    }

    /** With data and logs. */
    public Path folder() {
        return folder;
    }

    public void mustBeReady(Duration most) {
        replicas.forEach(replica -> mustBeReady(replica, most));
    }

    private void mustBeReady(Replica replica, Duration most) {
        Patience.until(
                "budget-service %d is ready; its log is in %s".formatted(replica.number(), folder),
                most,
                replica::isReady);
    }

    /** Deletes a folder of an earlier run with all that is in it. */
    public static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        end();
    }

    private void end() {
        for (Replica replica : replicas) {
            try {
                replica.close();
            } catch (IOException gone) {
                // its sockets end with this process
            }
        }
        database.close();
    }

    /** Who restarts something needs a moment to notice, never quite the same. */
    private static Supplier<Duration> delays(SplittableRandom chance) {
        return () -> {
            synchronized (chance) {
                return Duration.ofMillis(chance.nextLong(50, 800));
            }
        };
    }
}
