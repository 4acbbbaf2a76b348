package org.multichat.benchmarks.ledger.load;

import java.sql.SQLException;
import java.util.Optional;
import org.multichat.benchmarks.postgres.Database;

/**
 * The most a single row allows when every change is a transaction: nothing but the UPDATE. A pair needs two, so half of
 * what is counted are pairs. Measured with pgbench where there is one, else with the same statement from here.
 */
public final class HotRow implements Contender {

    private static final String UPDATE = "UPDATE hot SET n = n + 1 WHERE id = 1";
    private static final double PAIRS = 0.5;

    private final Database database;
    private final int clients;
    private final Optional<Pgbench> pgbench = Pgbench.find();

    private HotRow(Database database, int clients) {
        this.database = database;
        this.clients = clients;
    }

    public static HotRow open(Database database, int clients) throws SQLException {
        database.execute("""
                CREATE TABLE hot (id int PRIMARY KEY, n bigint NOT NULL)
                  WITH (fillfactor = 10, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
                INSERT INTO hot VALUES (1, 0)""");
        return new HotRow(database, clients);
    }

    /** Which of the two it is here, for the report. */
    public static String measuredWith() {
        return Pgbench.find().map(found -> "pgbench (" + found.program() + ")").orElse("JDBC, as there is no pgbench");
    }

    @Override
    public String name() {
        return "hot";
    }

    @Override
    public Figures measure(Span span) throws Exception {
        if (pgbench.isPresent()) {
            return Figures.ofRate(PAIRS * pgbench.get().tps(database, UPDATE, clients, span.measured()));
        }
        return Load.run(clients, new Pace.AtOnce(), span, () -> StatementClient.open(database.url(), UPDATE, _ -> {}))
                .times(PAIRS);
    }

    @Override
    public void close() {}
}
