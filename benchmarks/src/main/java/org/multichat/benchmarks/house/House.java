package org.multichat.benchmarks.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.multichat.benchmarks.postgres.Checkout;
import org.multichat.benchmarks.postgres.Database;
import org.multichat.benchmarks.postgres.Server;

/** The packaged gateway, budget and router services on a PostgreSQL, with the upstream for a generator. */
public final class House implements AutoCloseable {

    private final Server server;
    private final List<Database> databases = new ArrayList<>();
    private final Map<String, Service> services = new LinkedHashMap<>();

    private House(Server server) {
        this.server = server;
    }

    public static House start(Server server, Service upstream, String jvmFlags)
            throws IOException, SQLException, InterruptedException {
        House house = new House(server);
        try {
            house.startAll(upstream, jvmFlags);
            return house;
        } catch (IOException | SQLException | InterruptedException failed) {
            house.close();
            throw failed;
        }
    }

    private void startAll(Service upstream, String jvmFlags) throws IOException, SQLException, InterruptedException {
        Map<String, String> common = new HashMap<>();
        common.put("SERVICE_SECRET", UUID.randomUUID().toString() + UUID.randomUUID());
        common.put(
                "DATA_FOLDER",
                Files.createTempDirectory(Checkout.resolve("benchmarks/target"), "turns")
                        .toString());
        for (String owner : List.of("budget", "gateway")) {
            Database database = server.create(owner);
            databases.add(database);
            common.put(owner.toUpperCase(Locale.ROOT) + "_DB_URL", database.url());
            common.put(owner.toUpperCase(Locale.ROOT) + "_DB_USER", Server.USER);
            common.put(owner.toUpperCase(Locale.ROOT) + "_DB_PASSWORD", "none");
        }
        for (String kind : List.of("IMAGE", "SONG", "RESEARCH")) {
            common.put(kind + "_URL", upstream.at("").toString());
        }
        // One account asks for everything here, and the bounds of one account are not what is measured.
        common.put("CHAT_OPEN_TURNS", "100000");
        common.put("CHAT_TURNS_PER_MINUTE", "0");
        common.put("CHAT_RUNNING_TURNS", "10000");
        common.put("BUDGET", "1000000");
        for (String name : List.of("budget", "router", "gateway")) {
            int port = Service.freePort();
            common.put(name.toUpperCase(Locale.ROOT) + "_PORT", Integer.toString(port));
            common.put(name.toUpperCase(Locale.ROOT) + "_URL", "http://127.0.0.1:" + port);
            List<String> command = new ArrayList<>(List.of(Service.java(), "--enable-native-access=ALL-UNNAMED"));
            Stream.of(jvmFlags.strip().split("\\s+", -1))
                    .filter(flag -> !flag.isEmpty())
                    .forEach(command::add);
            Path jar = Checkout.resolve(name + "-service/target/quarkus-app/quarkus-run.jar");
            command.addAll(List.of("-jar", jar.toString()));
            services.put(name, Service.start(name, port, command, common, "/q/health/ready"));
        }
    }

    public Service gateway() {
        return Objects.requireNonNull(services.get("gateway"));
    }

    /** In the order in which they started. */
    public List<Service> services() {
        return List.copyOf(services.values());
    }

    public Server server() {
        return server;
    }

    @Override
    public void close() {
        List.copyOf(services.values()).reversed().forEach(Service::close);
        for (Database database : databases) {
            try {
                database.close();
            } catch (SQLException alreadyGone) {
                System.err.println("a database was left behind: " + alreadyGone.getMessage());
            }
        }
    }
}
