package org.multichat.benchmarks.ledger.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.DoubleSupplier;
import org.multichat.benchmarks.postgres.Database;
import org.multichat.kit.id.TimeOrderedIds;

/**
 * The most that rows allow when nothing is decided: rows like entries, as many a transaction as the ledger's batches
 * write, and as many such transactions at once as it takes to serve the same clients. A pair writes four rows.
 */
public final class Inserts implements Contender {

    private static final int ROWS_OF_AN_OPERATION = 2;
    private static final double ROWS_OF_A_PAIR = 4;

    /** The pool of the budget service has as many. */
    private static final int MAX_CONNECTIONS = 20;

    private static final String INSERT_MANY = """
            INSERT INTO line (reservation_id, seq, budget_id, kind, reserved_delta_micros, spent_delta_micros)
            SELECT id, 1, ?, 'RESERVE', amount, 0 FROM unnest(?, ?) q (id, amount)
            """;

    private static final TimeOrderedIds IDS = new TimeOrderedIds();

    private final Database database;
    private final int clients;
    private final DoubleSupplier operationsPerCommit;

    private Inserts(Database database, int clients, DoubleSupplier operationsPerCommit) {
        this.database = database;
        this.clients = clients;
        this.operationsPerCommit = operationsPerCommit;
    }

    /** @param operationsPerCommit what was seen of the ledger last */
    public static Inserts open(Database database, int clients, DoubleSupplier operationsPerCommit) throws SQLException {
        createTable(database);
        return new Inserts(database, clients, operationsPerCommit);
    }

    static void createTable(Database database) throws SQLException {
        database.execute("""
                CREATE TABLE IF NOT EXISTS line (
                    reservation_id uuid NOT NULL, seq integer NOT NULL, budget_id uuid NOT NULL, kind text NOT NULL,
                    reserved_delta_micros bigint NOT NULL, spent_delta_micros bigint NOT NULL,
                    at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (reservation_id, seq))""");
    }

    @Override
    public String name() {
        return "insert";
    }

    @Override
    public Figures measure(Span span) throws Exception {
        double operations = Math.clamp(operationsPerCommit.getAsDouble(), 1, clients);
        int rows = (int) Math.round(ROWS_OF_AN_OPERATION * operations);
        int connections = Math.clamp(Math.round(clients / operations), 1, MAX_CONNECTIONS);
        UUID budget = IDS.get();
        Figures figures = Load.run(
                connections,
                new Pace.AtOnce(),
                span,
                () -> StatementClient.open(database.url(), INSERT_MANY, statement -> {
                    bind(statement, budget, rows);
                }));
        return figures.times(rows / ROWS_OF_A_PAIR).withOperationsPerCommit(operations);
    }

    @Override
    public void close() {}

    private static void bind(PreparedStatement statement, UUID budget, int rows) throws SQLException {
        UUID[] ids = new UUID[rows];
        Long[] amounts = new Long[rows];
        for (int i = 0; i < rows; i++) {
            ids[i] = IDS.get();
            amounts[i] = PairClient.RESERVED_MICROS;
        }
        Connection connection = statement.getConnection();
        statement.setObject(1, budget);
        statement.setArray(2, connection.createArrayOf("uuid", ids));
        statement.setArray(3, connection.createArrayOf("bigint", amounts));
    }
}
