package org.multichat.benchmarks.ledger.peer;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.multichat.benchmarks.postgres.Database;
import org.multichat.benchmarks.postgres.Scripts;

/** The tables of a peer that is not the shipped ledger, in a schema named for it. */
final class PeerSchema {

    private PeerSchema() {}

    /** The address under which the schema's tables need no prefix. */
    static String create(Database database, String name, Tree tree, long limitMicros) throws SQLException {
        database.execute("CREATE SCHEMA " + name);
        String url = database.url(name);
        try (Connection connection = Database.connect(url);
                var statement = connection.createStatement()) {
            statement.execute(Scripts.read(PeerSchema.class, "peer.sql"));
            statement.execute(Scripts.read(PeerSchema.class, "batch.sql"));
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
}
