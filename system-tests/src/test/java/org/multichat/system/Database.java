package org.multichat.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.multichat.stack.Part;
import org.multichat.stack.Stack;

/** What only the tables of a service can say. */
final class Database {

    private final Stack stack;
    private final String service;

    private Database(Stack stack, String service) {
        this.stack = stack;
        this.service = service;
    }

    static Database gateway(Stack stack) {
        return new Database(stack, "gateway");
    }

    static Database budget(Stack stack) {
        return new Database(stack, "budget");
    }

    /** Which steps of a turn are on record. */
    Set<String> stepsOf(String turn) {
        return new TreeSet<>(texts("SELECT jsonb_object_keys(steps) FROM turn WHERE id::text = ?", turn));
    }

    /** The tables in which some column of some row contains this text. */
    List<String> tablesWith(String text) {
        List<String> tables = texts("SELECT table_name FROM information_schema.tables WHERE table_schema = ?", service);
        if (tables.isEmpty()) {
            throw new AssertionError(service + " has no tables: nothing was looked at");
        }
        return tables.stream()
                .filter(table -> !texts(
                                "SELECT 1 FROM \"%s\" t WHERE strpos(t::text, ?) > 0 LIMIT 1".formatted(table), text)
                        .isEmpty())
                .toList();
    }

    private List<String> texts(String query, String parameter) {
        String url = "jdbc:postgresql://127.0.0.1:%d/%s?currentSchema=%s"
                .formatted(stack.url(Part.POSTGRES).getPort(), service, service);
        List<String> texts = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url, service, password());
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, parameter);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
            return texts;
        } catch (SQLException failed) {
            throw new AssertionError("the database of the %s cannot be read".formatted(service), failed);
        }
    }

    private String password() {
        try {
            return Files.readString(stack.data().folder().resolve(service + "-db-password"))
                    .strip();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
