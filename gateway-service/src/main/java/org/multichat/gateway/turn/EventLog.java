package org.multichat.gateway.turn;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The logs of all turns, for those who listen. Every listener comes by here, so each look is one statement and no
 * transaction.
 */
@ApplicationScoped
public class EventLog {

    private static final String AFTER =
            "SELECT seq, payload FROM turn_event WHERE turn_id = ? AND seq > ? ORDER BY seq LIMIT ?";

    /** The ids as one array, so that it is one statement however many they are. */
    private static final String HOW_FAR = "SELECT id, last_seq FROM turn WHERE id = ANY (?)";

    private final AgroalDataSource database;

    @Inject
    EventLog(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * Events of a turn after the given number, in order; at most {@code limit}.
     *
     * @throws PersistenceException when the log cannot be read now
     */
    public List<NumberedEvent> after(TurnId turn, int seq, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(AFTER)) {
            select.setObject(1, turn.value());
            select.setInt(2, seq);
            select.setInt(3, limit);
            List<NumberedEvent> events = new ArrayList<>();
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    String json = found.getString(2);
                    events.add(new NumberedEvent(found.getInt(1), json, TurnJson.isLast(json)));
                }
            }
            return events;
        } catch (SQLException unreadable) {
            throw new PersistenceException("the log of turn " + turn + " cannot be read", unreadable);
        }
    }

    /**
     * Of these turns, those whose log goes on behind the given number.
     *
     * @throws PersistenceException when the logs cannot be read now
     */
    public Set<TurnId> aheadOf(Map<TurnId, Integer> seen) {
        UUID[] ids = seen.keySet().stream().map(TurnId::value).toArray(UUID[]::new);
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(HOW_FAR)) {
            Array asked = connection.createArrayOf("uuid", ids);
            select.setArray(1, asked);
            Set<TurnId> ahead = new HashSet<>();
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    TurnId turn = new TurnId(found.getObject(1, UUID.class));
                    if (found.getInt(2) > seen.getOrDefault(turn, Integer.MAX_VALUE)) {
                        ahead.add(turn);
                    }
                }
            }
            asked.free();
            return ahead;
        } catch (SQLException unreadable) {
            throw new PersistenceException("%d logs cannot be read".formatted(ids.length), unreadable);
        }
    }
}
