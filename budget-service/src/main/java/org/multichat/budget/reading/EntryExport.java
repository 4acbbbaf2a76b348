package org.multichat.budget.reading;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.Writer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.multichat.budget.database.Patience;
import org.multichat.budget.database.TooMuchToRead;
import org.multichat.budget.database.Transactions;
import org.multichat.budget.money.Money;
import org.multichat.budget.tree.BudgetId;
import org.multichat.budget.tree.Budgets;
import org.multichat.kit.table.CsvLine;

/**
 * All entries of a budget as a table, a page at a time: no more than a page is in memory, and no transaction waits for
 * whoever reads slowly.
 */
@ApplicationScoped
class EntryExport {

    /** A spreadsheet has a few rows more than this. */
    static final int MAX_ROWS = 1_000_000;

    private static final int PAGE = 1_000;
    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(4));

    private static final String HEADER =
            "reservationId,seq,at,kind,budgetId,budgetName,turnId,step,modality,provider,model,priceVersion,"
                    + "reserved,spent,overrun,currency,reservedMicros,spentMicros,overrunMicros,reason\r\n";

    private static final String BELOW = "SELECT array_agg(id) FROM budget.budget WHERE path @> ARRAY[?]";

    /** With the ids before it, PostgreSQL knows whether they are few or all, and takes the index that fits. */
    private static final String PLANNED_EACH_TIME = "SET LOCAL plan_cache_mode = force_custom_plan";

    private static final String COUNT = """
            SELECT coalesce(sum(last_seq), 0)
              FROM (SELECT last_seq FROM budget.reservation WHERE budget_id = ANY (?) AND id >= ? AND id < ? LIMIT ?) r
            """;

    private static final String NEXT = """
            SELECT r.*, e.*, b.name AS budget_name
              FROM (SELECT id, turn_id, step, modality, provider, model, price_version FROM budget.reservation
                     WHERE budget_id = ANY (?) AND id >= ? AND id < ? ORDER BY id LIMIT ?) r
              JOIN budget.entry e ON e.reservation_id = r.id
              LEFT JOIN budget.budget b ON b.id = e.budget_id
             WHERE (r.id, e.seq) > (?, ?) AND e.reservation_id >= ?
             ORDER BY r.id, e.seq LIMIT ?
            """;

    private final Budgets budgets;
    private final Transactions transactions;

    @Inject
    EntryExport(Budgets budgets, Transactions transactions) {
        this.budgets = budgets;
        this.transactions = transactions;
    }

    /** Where a page ended, or where the first begins. */
    private record Place(UUID reservation, int seq) {}

    /** What is to be written: reservations with ids from the one and before the other. */
    record Choice(BudgetId budget, UUID first, UUID end) {

        /** The days on which the reservations were made: that time is in their ids. */
        static Choice of(BudgetId budget, Days days) {
            return new Choice(
                    budget,
                    days.start().map(Choice::firstIdOf).orElse(new UUID(0, 0)),
                    days.end().map(Choice::firstIdOf).orElse(new UUID(-1, -1)));
        }

        private static UUID firstIdOf(Instant moment) {
            return new UUID(moment.toEpochMilli() << 16, 0);
        }
    }

    /** Before the first byte, while there can still be a problem instead. */
    void requireNotTooMuch(Choice choice) {
        budgets.requireKnown(choice.budget());
        long rows = transactions.run(connection -> PATIENCE.with(connection, reading -> count(reading, choice)));
        if (rows > MAX_ROWS) {
            throw new TooMuchToRead("There are more than %d entries. Ask for fewer days, or for a budget further down."
                    .formatted(MAX_ROWS));
        }
    }

    void write(Choice choice, Writer table) throws IOException {
        table.write(HEADER);
        Place from = new Place(choice.first(), 0);
        List<String> lines = new ArrayList<>();
        do {
            Place place = from;
            lines.clear();
            from = transactions.run(connection -> {
                lines.clear();
                return read(connection, choice, place, lines);
            });
            for (String line : lines) {
                table.write(line);
            }
        } while (lines.size() == PAGE);
    }

    private static long count(Connection connection, Choice choice) throws SQLException {
        try (var planning = connection.createStatement();
                var statement = connection.prepareStatement(COUNT)) {
            planning.execute(PLANNED_EACH_TIME);
            statement.setArray(1, below(connection, choice.budget()));
            statement.setObject(2, choice.first());
            statement.setObject(3, choice.end());
            statement.setInt(4, MAX_ROWS + 1);
            ResultSet row = statement.executeQuery();
            row.next();
            return row.getLong(1);
        }
    }

    private static Place read(Connection connection, Choice choice, Place from, List<String> lines)
            throws SQLException {
        try (var planning = connection.createStatement();
                var statement = connection.prepareStatement(NEXT)) {
            planning.execute(PLANNED_EACH_TIME);
            statement.setArray(1, below(connection, choice.budget()));
            statement.setObject(2, from.reservation());
            statement.setObject(3, choice.end());
            // One reservation more than rows: the first may have no further entries.
            statement.setInt(4, PAGE + 1);
            statement.setObject(5, from.reservation());
            statement.setInt(6, from.seq());
            statement.setObject(7, from.reservation());
            statement.setInt(8, PAGE);
            Place last = from;
            ResultSet row = statement.executeQuery();
            while (row.next()) {
                lines.add(line(row));
                last = new Place(row.getObject("reservation_id", UUID.class), row.getInt("seq"));
            }
            return last;
        }
    }

    private static java.sql.Array below(Connection connection, BudgetId budget) throws SQLException {
        try (var statement = connection.prepareStatement(BELOW)) {
            statement.setObject(1, budget.value());
            ResultSet row = statement.executeQuery();
            row.next();
            return connection.createArrayOf("uuid", (UUID[]) row.getArray(1).getArray());
        }
    }

    private static String line(ResultSet row) throws SQLException {
        long reserved = row.getLong("reserved_delta_micros");
        long spent = row.getLong("spent_delta_micros");
        long overrun = row.getLong("overrun_delta_micros");
        return new CsvLine()
                .text(row.getString("reservation_id"))
                .number(row.getInt("seq"))
                .text(row.getObject("at", OffsetDateTime.class).toInstant())
                .text(row.getString("kind"))
                .text(row.getString("budget_id"))
                .text(row.getString("budget_name"))
                .text(row.getString("turn_id"))
                .text(row.getString("step"))
                .text(row.getString("modality"))
                .text(row.getString("provider"))
                .text(row.getString("model"))
                .text(row.getString("price_version"))
                .number(new Money(reserved))
                .number(new Money(spent))
                .number(new Money(overrun))
                .text("USD")
                .number(reserved)
                .number(spent)
                .number(overrun)
                .text(row.getString("reason"))
                .toString();
    }
}
