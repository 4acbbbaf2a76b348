package org.multichat.gateway.fake;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.multichat.gateway.account.AccountId;
import org.multichat.gateway.turn.TurnId;

/** The gateway's database in the hands of a test, which plays the other gateways and the time that goes by. */
@Singleton
public class Database {

    private final AgroalDataSource source;

    @Inject
    Database(AgroalDataSource source) {
        this.source = source;
    }

    public int execute(String sql) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    /** The first column of what is found. */
    public List<String> texts(String sql) {
        List<String> texts = new ArrayList<>();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                texts.add(found.getString(1));
            }
            return texts;
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    public long count(String what) {
        return Long.parseLong(texts("SELECT count(*) FROM " + what).getFirst());
    }

    /** An account beside the open one, with a budget of its own. */
    public AccountId anotherAccount() {
        UUID id = UUID.randomUUID();
        execute("INSERT INTO account (id, name, administrator, budget_id) VALUES ('%s', '%s', false, gen_random_uuid())"
                .formatted(id, "account " + id));
        return new AccountId(id);
    }

    /** A turn of the open account that another gateway began so long ago and still runs. */
    public TurnId turnElsewhere(String ago) {
        String id = texts("""
                SELECT left(CAST(first_uuid_at(now() - interval '%s') AS text), 13)
                       || right(CAST(gen_random_uuid() AS text), 23)
                """.formatted(ago)).getFirst();
        execute("""
                WITH begun AS (
                    INSERT INTO conversation (id, account_id, title, created_at, updated_at)
                    SELECT gen_random_uuid(), id, 'far away', now(), now() FROM account WHERE name = 'open'
                    RETURNING id, account_id)
                INSERT INTO turn (id, conversation_id, account_id, prompt, options, reservation_id, state, created_at,
                                  deadline, last_seq, steps, lease_owner, lease_until, lease_epoch)
                SELECT '%s', id, account_id, 'a picture of a moon', '{}', gen_random_uuid(), 'RUNNING',
                       now() - interval '%s', now() + interval '10 minutes', 1, '{}', gen_random_uuid(),
                       now() + interval '1 day', 1
                FROM begun
                """.formatted(id, ago));
        return TurnId.fromString(id);
    }

    /** The gateway that runs this turn dies without a word, and its lease is out. */
    public void gatewayDied(String turn) {
        execute("UPDATE turn SET lease_epoch = lease_epoch + 1, lease_owner = gen_random_uuid(), "
                + "lease_until = now() - interval '1 second' WHERE id = '" + turn + "'");
    }

    /** Another gateway tells of turns. */
    public void tell(String verb, TurnId turn) {
        execute("NOTIFY turn_news, '%s %s %s'".formatted(UUID.randomUUID(), verb, turn));
    }
}
