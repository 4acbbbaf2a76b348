package org.multichat.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;
import org.multichat.stack.Part;
import org.multichat.stack.Stack;

/** What only the gateway's own tables can say: which steps of a turn are on record. */
final class GatewayDatabase {

    private final Stack stack;

    GatewayDatabase(Stack stack) {
        this.stack = stack;
    }

    Set<String> stepsOf(String turn) {
        Set<String> steps = new TreeSet<>();
        String url = "jdbc:postgresql://127.0.0.1:%d/gateway?currentSchema=gateway"
                .formatted(stack.url(Part.POSTGRES).getPort());
        try (Connection connection = DriverManager.getConnection(url, "gateway", password());
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT jsonb_object_keys(steps) FROM turn WHERE id = '" + turn + "'")) {
            while (rows.next()) {
                steps.add(rows.getString(1));
            }
            return steps;
        } catch (SQLException failed) {
            throw new AssertionError("the gateway's database cannot be read", failed);
        }
    }

    private String password() {
        try {
            return Files.readString(stack.data().folder().resolve("gateway-db-password"))
                    .strip();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
