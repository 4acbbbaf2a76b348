package org.multichat.gateway.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.scheduler.Scheduler;
import io.quarkus.scheduler.Trigger;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.multichat.gateway.fake.Database;
import org.multichat.gateway.fake.Neighbours;
import org.multichat.stack.PostgresForTests;

/** The keys do not grow without end. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(Neighbours.class)
class IdempotencyKeysTest {

    @Inject
    IdempotencyKeys keys;

    @Inject
    Scheduler scheduler;

    @Inject
    Database database;

    @Test
    void areSweptAfterADayAndNotBefore() {
        remembered("of yesterday", "24 hours");
        remembered("of today", "23 hours 59 minutes");

        keys.forgetOld();

        assertThat(database.texts("SELECT key FROM idempotency_key WHERE key LIKE 'of %'"))
                .containsExactly("of today");
    }

    @Test
    void areSweptWithoutBeingAsked() {
        assertThat(scheduler.getScheduledJobs())
                .extracting(Trigger::getMethodDescription)
                .anyMatch(job -> job.endsWith("IdempotencyKeys#forgetOld"));
    }

    private void remembered(String key, String ago) {
        database.execute("""
                INSERT INTO idempotency_key (account_id, key, fingerprint, turn_id, created_at)
                SELECT id, '%s', 'a print', gen_random_uuid(), now() - interval '%s' FROM account WHERE name = 'open'
                """.formatted(key, ago));
    }
}
