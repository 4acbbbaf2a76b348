package org.multichat.benchmarks.ledger.peer;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.multichat.benchmarks.postgres.Database;
import org.multichat.benchmarks.postgres.Pools;
import org.multichat.benchmarks.postgres.Server;
import org.multichat.budget.ledger.ShippedLedger;

/** The budget service's own classes on its own schema, one or several replicas of them, without HTTP in front. */
public final class Shipped implements Peer {

    /** The service makes them when it starts. */
    private static final int MONTHS_AHEAD = 2;

    private static final String CREATE = """
            INSERT INTO budget.budget (id, parent_id, path, name, period, set_by, limit_micros, ceiling_micros)
            VALUES (?, ?, ?, 'benchmark', 'NONE', 'SETTING', ?, ?)
            """;

    private record Replica(ShippedLedger ledger, AgroalDataSource pool) {}

    private final String name;
    private final List<Replica> replicas;
    private final AtomicInteger connected = new AtomicInteger();

    private Shipped(String name, List<Replica> replicas) {
        this.name = name;
        this.replicas = replicas;
    }

    /** Makes what the service makes when it meets an empty database. */
    public static void migrate(Database database) throws SQLException {
        var settings = Pools.serviceSettings().build();
        Flyway.configure()
                .dataSource(database.url(), Server.USER, "")
                .schemas("budget")
                .createSchemas(true)
                .initSql(settings.getValue("quarkus.flyway.init-sql", String.class))
                .load()
                .migrate();
        database.ask("SELECT budget.ensure_partitions(%d)".formatted(MONTHS_AHEAD));
    }

    public static void create(Database database, Tree tree, long limitMicros) throws SQLException {
        try (Connection connection = database.connect();
                var create = connection.prepareStatement(CREATE)) {
            for (Tree.Node node : tree.nodes()) {
                create.setObject(1, node.id());
                create.setObject(2, node.path().size() > 1 ? node.path().get(1) : null, Types.OTHER);
                create.setArray(3, connection.createArrayOf("uuid", node.path().toArray(UUID[]::new)));
                create.setLong(4, limitMicros);
                create.setLong(5, limitMicros);
                create.addBatch();
            }
            create.executeBatch();
        }
    }

    public static Shipped open(String name, Database database, int replicas) throws SQLException {
        List<Replica> opened = new ArrayList<>();
        for (int i = 0; i < replicas; i++) {
            AgroalDataSource pool = Pools.open(database.url());
            opened.add(new Replica(ShippedLedger.on(pool, Pools.serviceSettings()), pool));
        }
        return new Shipped(name, opened);
    }

    @Override
    public String name() {
        return name;
    }

    /** Clients are spread evenly. */
    @Override
    public Session connect() {
        ShippedLedger ledger =
                replicas.get(connected.getAndIncrement() % replicas.size()).ledger();
        return new Session() {
            @Override
            public Answer reserve(UUID id, UUID budget, long micros) {
                return ledger.reserve(id, budget, micros);
            }

            @Override
            public Answer settle(UUID id, long micros) {
                return ledger.settle(id, micros);
            }
        };
    }

    @Override
    public void close() {
        for (Replica replica : replicas) {
            replica.ledger().close();
            replica.pool().close();
        }
    }
}
