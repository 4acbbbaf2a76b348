package org.multichat.gateway.turn;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** What came of turns, as their logs say it: what was said on the way there is left out. */
@ApplicationScoped
public class TurnResults {

    /** The type comes first in what we write. */
    private static final String ENDS = """
            '{"type":"question"%', '{"type":"done"%', '{"type":"failed"%', '{"type":"stopped"%', '{"type":"refused"%'""";

    private static final String TEXT = """
            '{"type":"delta"%'""";

    private static final String ALL = """
            SELECT turn_id, seq, payload FROM turn_event
            WHERE turn_id = ANY (?) AND payload LIKE ANY (ARRAY [%s, %s])
            ORDER BY turn_id, seq""".formatted(TEXT, ENDS);

    /** The last event is the end, and a question is said with it: however long a log is, two of its rows are read. */
    private static final String ENDS_ONLY = """
            SELECT turn_id, seq, payload
            FROM unnest(?, ?) AS ended (id, last_seq)
            JOIN turn_event ON turn_id = id AND seq BETWEEN last_seq - 1 AND last_seq
            WHERE payload LIKE ANY (ARRAY [%s])
            ORDER BY turn_id, seq""".formatted(ENDS);

    /** Texts begin early in a log, so that little of it is read. */
    private static final String WITH_TEXT = """
            SELECT id FROM unnest(?) AS ended (id)
            WHERE EXISTS (SELECT FROM turn_event WHERE turn_id = id AND payload LIKE %s)""".formatted(TEXT);

    /** A long conversation has some ten thousand; they are read as they are understood. */
    private static final int EVENTS_AT_A_TIME = 2_000;

    private final TurnJson json;
    private final Session entities;

    @Inject
    TurnResults(TurnJson json, Session entities) {
        this.json = json;
        this.entities = entities;
    }

    /**
     * What came of these turns until they were read, event by event, those of one turn in order: its text, questions
     * and end. What was written since is not told: whoever follows from the turn's last event on hears it there.
     */
    @Transactional
    public void tell(List<Turn> turns, BiConsumer<TurnId, TurnEvent> listener) {
        entities.doWork(connection -> {
            try (PreparedStatement select = connection.prepareStatement(ALL)) {
                select.setArray(1, connection.createArrayOf("uuid", values(ids(turns))));
                tell(select, turns, listener);
            }
        });
    }

    /** The same of turns that have ended, without their texts. */
    @Transactional
    public void tellEnds(List<Turn> ended, BiConsumer<TurnId, TurnEvent> listener) {
        Object[] lastSeqs = ended.stream().map(Turn::lastSeq).toArray();
        entities.doWork(connection -> {
            try (PreparedStatement select = connection.prepareStatement(ENDS_ONLY)) {
                select.setArray(1, connection.createArrayOf("uuid", values(ids(ended))));
                select.setArray(2, connection.createArrayOf("int4", lastSeqs));
                tell(select, ended, listener);
            }
        });
    }

    /** Those of these turns that have a text. */
    @Transactional
    public Set<TurnId> withText(List<Turn> turns) {
        return entities.doReturningWork(connection -> {
            try (PreparedStatement select = connection.prepareStatement(WITH_TEXT)) {
                select.setArray(1, connection.createArrayOf("uuid", values(ids(turns))));
                Set<TurnId> written = new HashSet<>();
                try (ResultSet found = select.executeQuery()) {
                    while (found.next()) {
                        written.add(new TurnId(found.getObject(1, UUID.class)));
                    }
                }
                return written;
            }
        });
    }

    private void tell(PreparedStatement select, List<Turn> turns, BiConsumer<TurnId, TurnEvent> listener)
            throws SQLException {
        Map<TurnId, Integer> lastSeqs = turns.stream().collect(Collectors.toMap(Turn::id, Turn::lastSeq, Math::max));
        select.setFetchSize(EVENTS_AT_A_TIME);
        try (ResultSet found = select.executeQuery()) {
            while (found.next()) {
                TurnId turn = new TurnId(found.getObject(1, UUID.class));
                if (found.getInt(2) <= lastSeqs.getOrDefault(turn, 0)) {
                    listener.accept(turn, json.event(found.getString(3)));
                }
            }
        }
    }

    private static List<TurnId> ids(List<Turn> turns) {
        return turns.stream().map(Turn::id).toList();
    }

    private static UUID[] values(List<TurnId> turns) {
        return turns.stream().map(TurnId::value).toArray(UUID[]::new);
    }
}
