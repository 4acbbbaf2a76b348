package org.multichat.benchmarks.ledger.load;

import java.sql.SQLException;
import java.util.UUID;
import org.multichat.benchmarks.postgres.Database;
import org.multichat.kit.id.TimeOrderedIds;

/** The least that one who waits for a commit can wait: one row, committed by itself, one client. */
public record BareInsert(Database database) implements Contender {

    private static final String INSERT = """
            INSERT INTO line (reservation_id, seq, budget_id, kind, reserved_delta_micros, spent_delta_micros)
            VALUES (?, 1, ?, 'RESERVE', ?, 0)
            """;

    private static final TimeOrderedIds IDS = new TimeOrderedIds();

    public static BareInsert open(Database database) throws SQLException {
        Inserts.createTable(database);
        return new BareInsert(database);
    }

    @Override
    public String name() {
        return "bare insert";
    }

    @Override
    public Figures measure(Span span) throws Exception {
        UUID budget = IDS.get();
        Figures figures = Load.run(
                1,
                new Pace.AtOnce(),
                span,
                () -> StatementClient.open(database.url(), INSERT, statement -> {
                    statement.setObject(1, IDS.get());
                    statement.setObject(2, budget);
                    statement.setLong(3, PairClient.RESERVED_MICROS);
                }));
        return new Figures(figures.perSecond(), figures.whole(), figures.whole(), 1, 0);
    }

    @Override
    public void close() {}
}
