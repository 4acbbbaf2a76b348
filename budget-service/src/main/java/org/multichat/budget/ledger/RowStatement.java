package org.multichat.budget.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A statement about some rows that travel as its parameters. A few go as values, which PostgreSQL treats as a statement
 * about just these; many go as one array for each column, so that the statement is the same for any number of them.
 */
final class RowStatement<T> {

    private final String template;
    private final int few;
    private final List<Column<T>> columns = new ArrayList<>();
    private final Map<Integer, String> texts = new ConcurrentHashMap<>();
    private @Nullable String foundBy;

    private record Column<T>(String name, String type, Function<T, @Nullable Object> value) {}

    /**
     * @param template with {@code %1$s} where the rows come from
     * @param few up to how many go as values; each number is a statement of its own, which is to be prepared
     */
    RowStatement(String template, int few) {
        this.template = template;
        this.few = few;
    }

    RowStatement<T> uuid(String name, Function<T, UUID> value) {
        return column(name, "uuid", value::apply);
    }

    RowStatement<T> text(String name, Function<T, @Nullable String> value) {
        return column(name, "text", value::apply);
    }

    RowStatement<T> number(String name, Function<T, @Nullable Long> value) {
        return column(name, "int8", value::apply);
    }

    RowStatement<T> flag(String name, Function<T, Boolean> value) {
        return column(name, "bool", value::apply);
    }

    RowStatement<T> time(String name, Function<T, @Nullable Instant> value) {
        return column(name, "timestamptz", row -> {
            Instant time = value.apply(row);
            return time == null ? null : time.toString();
        });
    }

    /**
     * Has many rows found through this column a second time, by the ids of the first: in their partitions only, and by
     * their index, whatever the planner thinks of the join. Comes last.
     */
    RowStatement<T> foundBy(String column) {
        foundBy = column;
        return this;
    }

    private RowStatement<T> column(String name, String type, Function<T, @Nullable Object> value) {
        columns.add(new Column<>(name, type, value));
        return this;
    }

    String sql(int rows) {
        return texts.computeIfAbsent(Math.min(rows, few + 1), this::text);
    }

    private String text(int rows) {
        boolean asValues = rows <= few;
        String source = asValues ? values(rows) : arrays();
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        String sql = template.formatted("%s AS u (%s)".formatted(source, names));
        return asValues || foundBy == null ? sql : sql + " AND %s = ANY (?)".formatted(foundBy);
    }

    void bind(Binding to, List<T> rows) throws SQLException {
        if (rows.size() <= few) {
            for (T row : rows) {
                for (Column<T> column : columns) {
                    to.value(column.value().apply(row));
                }
            }
            return;
        }
        for (Column<T> column : columns) {
            to.array(column.type(), values(column, rows));
        }
        if (foundBy != null) {
            to.array(columns.getFirst().type(), values(columns.getFirst(), rows));
        }
    }

    private @Nullable Object[] values(Column<T> column, List<T> rows) {
        @Nullable Object[] values = new Object[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.value().apply(rows.get(i));
        }
        return values;
    }

    private String values(int rows) {
        String row = columns.stream().map(column -> "?::" + column.type()).collect(Collectors.joining(", ", "(", ")"));
        return "(VALUES " + String.join(", ", Collections.nCopies(rows, row)) + ")";
    }

    private String arrays() {
        return columns.stream()
                .map(column -> "?::%s[]".formatted(column.type()))
                .collect(Collectors.joining(", ", "unnest(", ")"));
    }
}
