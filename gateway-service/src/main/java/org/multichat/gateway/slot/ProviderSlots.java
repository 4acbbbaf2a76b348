package org.multichat.gateway.slot;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.multichat.gateway.turn.Lease;
import org.multichat.gateway.turn.LeaseLost;
import org.multichat.gateway.turn.Slots;
import org.multichat.gateway.turn.TurnId;

/**
 * Who has which place at a provider. Nobody waits in here: a place is had at once or not, and no connection is kept
 * meanwhile. All calls throw {@link PersistenceException} when the database does not answer; asking again is harmless,
 * because a turn finds the place that it has.
 */
@ApplicationScoped
public class ProviderSlots {

    /** Whoever waits asks more often than this; who does not has gone, and those behind need not wait for it. */
    private static final Duration WAITS_FOR = Duration.ofSeconds(3);

    private static final String ADD = """
            INSERT INTO provider_slot (pool, n) SELECT ?, n FROM generate_series(1, ?) AS n ON CONFLICT DO NOTHING""";

    /**
     * The place that the turn has; else one that is free, if there are more than turns that have waited longer. Places
     * beyond the limit are left from when it was higher; each that is still held takes the room of one below. A place
     * that somebody else is just taking is passed over. Nothing is asked for a turn that is run by another gateway now,
     * or has ended.
     */
    private static final String TAKE = """
            WITH asked AS (SELECT CAST(? AS text) AS pool, CAST(? AS uuid) AS turn_id, CAST(? AS int) AS most,
                                  now() + make_interval(secs => ?) AS held_until
                           FROM turn WHERE id = ? AND lease_epoch = ? AND ended_at IS NULL),
            own AS (SELECT n FROM provider_slot JOIN asked USING (pool, turn_id)),
            before AS (
                SELECT (SELECT count(*) FROM provider_slot_wait AS waiting JOIN asked USING (pool)
                        WHERE waiting.turn_id < asked.turn_id AND waiting.asked_until > now())
                     + (SELECT count(*) FROM provider_slot AS slot JOIN asked USING (pool)
                        WHERE slot.n > asked.most AND slot.held_until > now()) AS turns),
            free AS (
                SELECT slot.n
                FROM provider_slot AS slot
                WHERE slot.pool = (SELECT pool FROM asked)
                  AND CASE WHEN EXISTS (SELECT FROM own) THEN slot.n = (SELECT n FROM own)
                           ELSE slot.n <= (SELECT most FROM asked)
                                AND (slot.held_until IS NULL OR slot.held_until <= now()) END
                ORDER BY slot.n
                OFFSET (SELECT CASE WHEN EXISTS (SELECT FROM own) THEN 0 ELSE turns END FROM before)
                LIMIT 1
                FOR UPDATE SKIP LOCKED),
            taken AS (
                UPDATE provider_slot AS slot
                SET turn_id = asked.turn_id, held_until = asked.held_until
                FROM asked, free
                WHERE slot.pool = asked.pool AND slot.n = free.n
                RETURNING slot.n),
            waits AS (
                INSERT INTO provider_slot_wait (turn_id, pool, asked_until)
                SELECT turn_id, pool, now() + make_interval(secs => ?) FROM asked
                WHERE NOT EXISTS (SELECT FROM taken)
                ON CONFLICT (turn_id) DO UPDATE SET pool = excluded.pool, asked_until = excluded.asked_until),
            waited AS (
                DELETE FROM provider_slot_wait
                WHERE turn_id = (SELECT turn_id FROM asked) AND EXISTS (SELECT FROM taken))
            SELECT EXISTS (SELECT FROM asked), EXISTS (SELECT FROM taken)""";

    private static final String GIVE_BACK =
            "UPDATE provider_slot SET turn_id = NULL, held_until = NULL WHERE turn_id = ?";
    private static final String WAIT_NO_MORE = "DELETE FROM provider_slot_wait WHERE turn_id = ?";

    /**
     * Places of turns that have ended and of which it is known: where nobody knows how a generation ended, it may still
     * run at the provider.
     */
    private static final String SWEEP = """
            UPDATE provider_slot AS slot
            SET turn_id = NULL, held_until = NULL
            FROM turn
            WHERE turn.id = slot.turn_id AND turn.ended_at IS NOT NULL
              AND (turn.steps -> 'started' IS NULL OR turn.steps -> 'ended' ->> 'charged' IN ('yes', 'no'))""";

    private static final String FORGET =
            "DELETE FROM provider_slot_wait WHERE asked_until < now() - interval '1 minute'";

    private static final String COUNT = """
            SELECT pool, count(*) FILTER (WHERE held_until > now()) FROM provider_slot GROUP BY pool""";

    /** The key is used already: another run of the same turn, or another gateway, was faster. */
    private static final String TWICE = "23505";

    private final AgroalDataSource database;
    private final Map<String, Integer> known = new ConcurrentHashMap<>();

    @Inject
    ProviderSlots(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * Tries to have a place for a turn; true as well when it has one.
     *
     * @param holding after so long it is anybody's, whatever has become of the turn
     * @throws LeaseLost when another gateway runs the turn now
     */
    public boolean take(Lease lease, Slots slots, Duration holding) {
        return using(connection -> {
            if (known.getOrDefault(slots.pool(), 0) < slots.most()) {
                add(connection, slots);
            }
            try (PreparedStatement take = connection.prepareStatement(TAKE)) {
                take.setString(1, slots.pool());
                take.setObject(2, lease.turn().value());
                take.setInt(3, slots.most());
                take.setDouble(4, holding.toMillis() / 1_000.0);
                take.setObject(5, lease.turn().value());
                take.setInt(6, lease.epoch());
                take.setDouble(7, WAITS_FOR.toMillis() / 1_000.0);
                try (ResultSet answer = take.executeQuery()) {
                    answer.next();
                    if (!answer.getBoolean(1)) {
                        throw new LeaseLost(lease.turn());
                    }
                    return answer.getBoolean(2);
                }
            } catch (SQLException failed) {
                if (TWICE.equals(failed.getSQLState())) {
                    return false;
                }
                throw failed;
            }
        });
    }

    /** The generation has ended, or none is going to be. */
    public void giveBack(TurnId turn) {
        var _ = using(connection -> execute(connection, GIVE_BACK, turn));
    }

    /** Those behind it need not wait for it. */
    public void waitNoMore(TurnId turn) {
        var _ = using(connection -> execute(connection, WAIT_NO_MORE, turn));
    }

    /** Gives back what turns have left behind that ended otherwise, or whose gateway died. */
    int sweep() {
        return using(connection -> {
            try (PreparedStatement forget = connection.prepareStatement(FORGET);
                    PreparedStatement sweep = connection.prepareStatement(SWEEP)) {
                forget.executeUpdate();
                return sweep.executeUpdate();
            }
        });
    }

    /** How many places of each pool are taken. */
    Map<String, Integer> taken() {
        return using(connection -> {
            Map<String, Integer> taken = new HashMap<>();
            try (PreparedStatement count = connection.prepareStatement(COUNT);
                    ResultSet counted = count.executeQuery()) {
                while (counted.next()) {
                    taken.put(counted.getString(1), counted.getInt(2));
                }
            }
            return taken;
        });
    }

    private void add(Connection connection, Slots slots) throws SQLException {
        try (PreparedStatement add = connection.prepareStatement(ADD)) {
            add.setString(1, slots.pool());
            add.setInt(2, slots.most());
            add.executeUpdate();
        }
        known.merge(slots.pool(), slots.most(), Math::max);
    }

    private static int execute(Connection connection, String sql, TurnId turn) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, turn.value());
            return statement.executeUpdate();
        }
    }

    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    private <T> T using(Work<T> work) {
        try (Connection connection = database.getConnection()) {
            return work.with(connection);
        } catch (SQLException failed) {
            throw new PersistenceException("the places at providers cannot be read or written", failed);
        }
    }
}
