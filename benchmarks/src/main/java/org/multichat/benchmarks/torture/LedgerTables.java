package org.multichat.benchmarks.torture;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.multichat.benchmarks.torture.check.FinalState;
import org.multichat.benchmarks.torture.check.Rows.BudgetRow;
import org.multichat.benchmarks.torture.check.Rows.EntryRow;
import org.multichat.benchmarks.torture.check.Rows.ReservationRow;
import org.multichat.benchmarks.torture.check.Rows.Share;
import org.multichat.benchmarks.torture.check.Rows.State;
import org.multichat.benchmarks.torture.check.Rows.Sums;
import org.multichat.benchmarks.torture.check.Snapshot;

/** Reads the ledger past its service; each method is one transaction that sees one moment. */
final class LedgerTables {

    private static final List<String> MODALITIES = List.of("IMAGE", "SONG", "RESEARCH");

    private static final String BUDGETS = "SELECT * FROM budget.budget";

    private static final String BUDGETS_IN_USE = BUDGETS + " WHERE path[cardinality(path)] = ANY (?)";

    private static final String HELD = """
            SELECT budget_id, coalesce(modality, '') AS modality, sum(amount_micros)::bigint AS reserved, 0 AS spent, 0 AS overrun
              FROM budget.reservation WHERE state = 'HELD' AND id >= ? GROUP BY 1, 2
            """;

    private static final String MOVED = """
            SELECT budget_id, '' AS modality, sum(reserved_delta_micros)::bigint AS reserved,
                   sum(spent_delta_micros)::bigint AS spent, sum(overrun_delta_micros)::bigint AS overrun
              FROM budget.entry WHERE reservation_id >= ? GROUP BY 1
            """;

    private static final String STATES = "SELECT id, state FROM budget.reservation WHERE id >= ?";

    private static final String STRANDED = """
            SELECT count(*) FROM budget.reservation WHERE state = 'HELD'
            """;

    private final Connection connection;

    LedgerTables(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
    }

    /** @param from the smallest id that a reservation of these trees can have */
    Snapshot snapshot(int number, List<UUID> roots, UUID from, boolean withStates) throws SQLException {
        List<BudgetRow> budgets;
        try (PreparedStatement statement = connection.prepareStatement(BUDGETS_IN_USE)) {
            statement.setArray(1, connection.createArrayOf("uuid", roots.toArray()));
            budgets = budgets(statement.executeQuery());
        }
        List<Share> held = shares(HELD, from);
        List<Share> moved = shares(MOVED, from);
        Map<UUID, State> states = withStates ? states(from) : Map.of();
        connection.commit();
        return new Snapshot(number, budgets, held, moved, states);
    }

    long held() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(STRANDED);
                ResultSet row = statement.executeQuery()) {
            row.next();
            long held = row.getLong(1);
            connection.commit();
            return held;
        }
    }

    Optional<BudgetRow> budget(UUID id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BUDGETS + " WHERE id = ?")) {
            statement.setObject(1, id);
            Optional<BudgetRow> found =
                    budgets(statement.executeQuery()).stream().findFirst();
            connection.commit();
            return found;
        }
    }

    FinalState all(List<String> faults) throws SQLException {
        List<BudgetRow> budgets;
        List<ReservationRow> reservations = new ArrayList<>();
        List<EntryRow> entries = new ArrayList<>();
        Instant now;
        try (PreparedStatement statement = connection.prepareStatement("SELECT now()");
                ResultSet row = statement.executeQuery()) {
            row.next();
            now = instant(row, 1).orElseThrow();
        }
        try (PreparedStatement statement = connection.prepareStatement(BUDGETS)) {
            budgets = budgets(statement.executeQuery());
        }
        try (PreparedStatement statement = connection.prepareStatement("SELECT * FROM budget.reservation");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                reservations.add(reservation(row));
            }
        }
        try (PreparedStatement statement = connection.prepareStatement("SELECT * FROM budget.entry");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                entries.add(entry(row));
            }
        }
        connection.commit();
        return FinalState.of(now, budgets, reservations, entries, faults);
    }

    private static List<BudgetRow> budgets(ResultSet row) throws SQLException {
        List<BudgetRow> budgets = new ArrayList<>();
        while (row.next()) {
            Map<String, Sums> modalities = new HashMap<>();
            for (String modality : MODALITIES) {
                long spent = row.getLong(modality + "_spent_micros") + row.getLong(modality + "_closed_micros");
                modalities.put(modality, new Sums(row.getLong(modality + "_reserved_micros"), spent, 0));
            }
            budgets.add(new BudgetRow(
                    uuid(row, "id"),
                    List.of((UUID[]) row.getArray("path").getArray()),
                    optional(row, "limit_micros"),
                    optional(row, "ceiling_micros"),
                    row.getLong("version"),
                    new Sums(
                            row.getLong("reserved_micros"), row.getLong("spent_micros"), row.getLong("overrun_micros")),
                    new Sums(0, row.getLong("closed_spent_micros"), row.getLong("closed_overrun_micros")),
                    modalities));
        }
        return budgets;
    }

    private List<Share> shares(String sql, UUID from) throws SQLException {
        List<Share> shares = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, from);
            ResultSet row = statement.executeQuery();
            while (row.next()) {
                shares.add(new Share(
                        uuid(row, "budget_id"),
                        row.getString("modality"),
                        new Sums(row.getLong("reserved"), row.getLong("spent"), row.getLong("overrun"))));
            }
        }
        return shares;
    }

    private Map<UUID, State> states(UUID from) throws SQLException {
        Map<UUID, State> states = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(STATES)) {
            statement.setObject(1, from);
            ResultSet row = statement.executeQuery();
            while (row.next()) {
                states.put(uuid(row, "id"), State.valueOf(row.getString("state")));
            }
        }
        return states;
    }

    private static ReservationRow reservation(ResultSet row) throws SQLException {
        return new ReservationRow(
                uuid(row, "id"),
                uuid(row, "budget_id"),
                row.getLong("amount_micros"),
                row.getBoolean("dispatched"),
                Optional.ofNullable(row.getString("modality")).orElse(""),
                State.valueOf(row.getString("state")),
                optional(row, "settled_micros"),
                new Sums(0, row.getLong("spent_micros"), row.getLong("overrun_micros")),
                row.getBoolean("unknown"),
                instant(row, row.findColumn("expires_at")).orElseThrow(),
                instant(row, row.findColumn("resolved_at")).orElse(Instant.MAX));
    }

    private static EntryRow entry(ResultSet row) throws SQLException {
        return new EntryRow(
                uuid(row, "reservation_id"),
                row.getInt("seq"),
                uuid(row, "budget_id"),
                row.getString("kind"),
                new Sums(
                        row.getLong("reserved_delta_micros"),
                        row.getLong("spent_delta_micros"),
                        row.getLong("overrun_delta_micros")),
                Optional.ofNullable(row.getString("reason")).orElse(""));
    }

    private static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private static OptionalLong optional(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
