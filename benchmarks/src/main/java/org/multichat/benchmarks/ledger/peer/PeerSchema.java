package org.multichat.benchmarks.ledger.peer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;
import org.multichat.benchmarks.postgres.Database;

/** The tables of a peer that is not the shipped ledger, in a schema named for it. */
final class PeerSchema {

    private PeerSchema() {}

    /** The address under which the schema's tables need no prefix. */
    static String create(Database database, String name, Tree tree, long limitMicros) throws SQLException {
        database.execute("CREATE SCHEMA " + name);
        String url = database.url(name);
        try (Connection connection = Database.connect(url);
                var statement = connection.createStatement()) {
            statement.execute(script("peer.sql"));
            statement.execute(script("batch.sql"));
            insert(connection, tree, limitMicros);
        }
        return url;
    }

    private static void insert(Connection connection, Tree tree, long limitMicros) throws SQLException {
        try (var insert = connection.prepareStatement("INSERT INTO budget (id, path, limit_micros) VALUES (?, ?, ?)")) {
            for (Tree.Node node : tree.nodes()) {
                insert.setObject(1, node.id());
                insert.setArray(2, connection.createArrayOf("uuid", node.path().toArray(UUID[]::new)));
                insert.setLong(3, limitMicros);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static String script(String name) {
        try (InputStream file = Objects.requireNonNull(PeerSchema.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
