-- The books are checked every minute without reading all of them, and months that are closed leave the tables.
-- docs/money.md, "Growth" and "Proof", explains both.

-- What the entries before a moment come to, for each budget that was reserved from. No transaction can add one before it.
CREATE TABLE budget.checkpoint (
    single boolean     PRIMARY KEY DEFAULT true CHECK (single),
    until  timestamptz NOT NULL                       -- -infinity: nothing has been added up yet
);
INSERT INTO budget.checkpoint (until) VALUES ('-infinity');

CREATE TABLE budget.checkpoint_sum (
    budget_id       uuid   NOT NULL,
    modality        text,
    reserved_micros bigint NOT NULL,
    spent_micros    bigint NOT NULL,
    overrun_micros  bigint NOT NULL,
    UNIQUE NULLS NOT DISTINCT (budget_id, modality)
);

-- Months whose reservations and entries are in the schema budget_archive, or were dropped there by an operator.
CREATE TABLE budget.archived_month (
    month        date        PRIMARY KEY CHECK (extract(day FROM month) = 1),
    reservations bigint      NOT NULL,
    entries      bigint      NOT NULL,
    archived_at  timestamptz NOT NULL DEFAULT now()
);

-- Their closing balances: what stands for them in sums and proofs from then on.
CREATE TABLE budget.archived_cost (
    month          date   NOT NULL REFERENCES budget.archived_month,
    budget_id      uuid   NOT NULL,
    modality       text,
    provider       text,
    day            date   NOT NULL,                   -- of UTC, on which the cost arose
    spent_micros   bigint NOT NULL CHECK (spent_micros >= 0),
    overrun_micros bigint NOT NULL CHECK (overrun_micros >= 0),
    reservations   bigint NOT NULL CHECK (reservations > 0),
    UNIQUE NULLS NOT DISTINCT (budget_id, day, modality, provider, month)
);

CREATE SCHEMA IF NOT EXISTS budget_archive;

CREATE TRIGGER archived_month_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON budget.archived_month
    FOR EACH STATEMENT EXECUTE FUNCTION budget.refuse_change('a closed month stays closed');
CREATE TRIGGER archived_cost_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON budget.archived_cost
    FOR EACH STATEMENT EXECUTE FUNCTION budget.refuse_change('a closed month stays closed');

-- Moves the checkpoint on by at most a step. True: there is more to do. Any replica may call it at any time.
--
-- An entry's time is the start of its transaction, and it is seen only when that has committed. So nothing is added up
-- that is younger than the oldest transaction under way: whatever started earlier has ended by the time the sums are
-- read. The margin stands for what that list may not show (another role's session), and for clocks that are put back.
CREATE FUNCTION budget.advance_checkpoint(step interval, margin interval) RETURNS boolean LANGUAGE plpgsql
    SET enable_seqscan = off SET jit = off SET plan_cache_mode = force_custom_plan AS $$
DECLARE
    known   timestamptz;
    horizon timestamptz;
    target  timestamptz;
BEGIN
    SELECT until INTO known FROM budget.checkpoint FOR UPDATE SKIP LOCKED;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    SELECT least(now() - margin, min(xact_start)) INTO horizon FROM pg_stat_activity
     WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid();
    SELECT least(horizon, step + CASE known WHEN '-infinity' THEN coalesce(min(created_at), horizon) ELSE known END)
      INTO target FROM budget.budget;
    IF target <= known THEN
        RETURN false;
    END IF;
    INSERT INTO budget.checkpoint_sum AS kept (budget_id, modality, reserved_micros, spent_micros, overrun_micros)
    SELECT budget_id, modality, sum(reserved), sum(spent), sum(overrun)
      FROM (SELECT e.budget_id, r.modality, e.reserved_delta_micros AS reserved, e.spent_delta_micros AS spent,
                   e.overrun_delta_micros AS overrun
              FROM budget.entry e LEFT JOIN LATERAL
                   (SELECT modality FROM budget.reservation WHERE id = e.reservation_id OFFSET 0) r ON true
             WHERE e.at >= known AND e.at < target
            UNION ALL
            SELECT budget_id, modality, 0, spent_micros, overrun_micros FROM budget.archived_cost
             WHERE known = '-infinity') more
     GROUP BY budget_id, modality
        ON CONFLICT (budget_id, modality) DO UPDATE
       SET reserved_micros = kept.reserved_micros + excluded.reserved_micros,
           spent_micros = kept.spent_micros + excluded.spent_micros,
           overrun_micros = kept.overrun_micros + excluded.overrun_micros;
    UPDATE budget.checkpoint SET until = target;
    RETURN target < horizon;
END $$;

-- For an operator whose full check finds the checkpoint wrong and everything else right.
CREATE FUNCTION budget.restart_checkpoint() RETURNS void LANGUAGE sql AS $$
    UPDATE budget.checkpoint SET until = '-infinity';
    DELETE FROM budget.checkpoint_sum;
$$;

-- Closes a month: its sums stay, its two partitions move to the schema budget_archive. NULL: done; else why not.
--
-- The sums are taken while everybody goes on working. Only then are the tables locked, and whoever cannot have them within
-- half a second gives way: the lock waits behind what runs, and everything new waits behind the lock. Nothing can have
-- happened in between: an entry of the month that the checkpoint does not hold would show.
CREATE FUNCTION budget.archive_month(month date) RETURNS text LANGUAGE plpgsql
    SET plan_cache_mode = force_custom_plan AS $$
DECLARE
    reservations text := 'reservation_' || to_char(month, 'YYYY_MM');
    entries      text := 'entry_' || to_char(month, 'YYYY_MM');
    frozen       timestamptz;
    open_ones    bigint;
    unknown_ones bigint;
    counted      bigint;
    disagree     bigint;
    late         boolean;
    part         text;
BEGIN
    IF extract(day FROM month) <> 1 OR month >= date_trunc('month', now() AT TIME ZONE 'UTC') - interval '1 month' THEN
        RETURN 'it is not over for a whole month';
    END IF;
    SELECT until INTO frozen FROM budget.checkpoint FOR UPDATE SKIP LOCKED;
    IF NOT FOUND THEN
        RETURN 'another replica is adding up or archiving';
    END IF;
    EXECUTE format('SELECT count(*) FILTER (WHERE state = ''HELD''), count(*) FILTER (WHERE unknown), count(*)
                      FROM budget.%I', reservations) INTO open_ones, unknown_ones, counted;
    IF open_ones > 0 OR unknown_ones > 0 THEN
        RETURN format('%s reservations are held and the outcome of %s is unknown', open_ones, unknown_ones);
    END IF;
    EXECUTE format('SELECT EXISTS (SELECT FROM budget.%I WHERE at >= $1)', entries) INTO late USING frozen;
    IF late THEN
        RETURN format('it has entries that the checkpoint (%s) does not hold yet', frozen);
    END IF;
    EXECUTE format('SELECT count(*)
                      FROM (SELECT id, budget_id, spent_micros AS spent, overrun_micros AS overrun FROM budget.%I) r
                      FULL JOIN (SELECT reservation_id, budget_id, sum(reserved_delta_micros) AS reserved,
                                        sum(spent_delta_micros) AS spent, sum(overrun_delta_micros) AS overrun
                                   FROM budget.%I GROUP BY reservation_id, budget_id) e
                        ON e.reservation_id = r.id AND e.budget_id = r.budget_id
                     WHERE (r.spent, r.overrun, 0) IS DISTINCT FROM (e.spent, e.overrun, e.reserved)',
                   reservations, entries) INTO disagree;
    IF disagree > 0 THEN
        RETURN format('%s of its reservations do not agree with their entries', disagree);
    END IF;
    EXECUTE format('INSERT INTO budget.archived_month (month, reservations, entries)
                    SELECT $1, $2, count(*) FROM budget.%I', entries) USING month, counted;
    EXECUTE format('INSERT INTO budget.archived_cost (month, budget_id, modality, provider, day, spent_micros,
                                                      overrun_micros, reservations)
                    SELECT $1, budget_id, modality, provider, (resolved_at AT TIME ZONE ''UTC'')::date, sum(spent_micros),
                           sum(overrun_micros), count(*)
                      FROM budget.%I
                     WHERE NOT reversed AND (state = ''SETTLED'' OR spent_micros + overrun_micros > 0)
                     GROUP BY 2, 3, 4, 5', reservations) USING month;

    -- Detaching takes the locks itself: LOCK TABLE wants a privilege that even the owner of the entries has given away.
    SET LOCAL lock_timeout = '500ms';
    EXECUTE format('ALTER TABLE budget.reservation DETACH PARTITION budget.%I', reservations);
    EXECUTE format('ALTER TABLE budget.entry DETACH PARTITION budget.%I', entries);
    EXECUTE format('SELECT EXISTS (SELECT FROM budget.%I WHERE at >= $1)', entries) INTO late USING frozen;
    IF late THEN
        RAISE EXCEPTION 'something was entered in % while it was archived', month USING ERRCODE = 'serialization_failure';
    END IF;
    FOREACH part IN ARRAY ARRAY[reservations, entries] LOOP
        EXECUTE format('ALTER TABLE budget.%I SET SCHEMA budget_archive', part);
        EXECUTE format('CREATE TRIGGER archived BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON budget_archive.%I
                        FOR EACH STATEMENT EXECUTE FUNCTION budget.refuse_change(''a closed month stays closed'')', part);
    END LOOP;
    RETURN NULL;
END $$;

-- Months that have a partition and ended that long ago.
CREATE FUNCTION budget.months_to_archive(after interval) RETURNS SETOF date LANGUAGE sql STABLE AS $$
    SELECT month
      FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid
           CROSS JOIN LATERAL to_date(substring(relname FROM '^reservation_(\d{4}_\d{2})$'), 'YYYY_MM') AS month
     WHERE inhparent = 'budget.reservation'::regclass AND relname ~ '^reservation_\d{4}_\d{2}$'
       AND (month + interval '1 month') AT TIME ZONE 'UTC' + after <= now()
     ORDER BY month
$$;

-- What all entries come to, those that were archived too, and which part of that the checkpoint has to hold.
CREATE VIEW budget.booked (budget_id, modality, reserved, spent, overrun, frozen_reserved, frozen_spent, frozen_overrun) AS
SELECT budget_id, modality, sum(reserved), sum(spent), sum(overrun), coalesce(sum(reserved) FILTER (WHERE frozen), 0),
       coalesce(sum(spent) FILTER (WHERE frozen), 0), coalesce(sum(overrun) FILTER (WHERE frozen), 0)
  FROM (SELECT e.budget_id, r.modality, e.reserved_delta_micros AS reserved, e.spent_delta_micros AS spent,
               e.overrun_delta_micros AS overrun, e.at < c.until AS frozen
          FROM budget.checkpoint c CROSS JOIN budget.entry e LEFT JOIN budget.reservation r ON r.id = e.reservation_id
        UNION ALL
        SELECT a.budget_id, a.modality, 0, a.spent_micros, a.overrun_micros, c.until > '-infinity'
          FROM budget.archived_cost a CROSS JOIN budget.checkpoint c) movements
 GROUP BY budget_id, modality;

-- The same out of the checkpoint and the entries since then. Stable, so it sees what the statement sees that calls it.
CREATE FUNCTION budget.booked_by_checkpoint() RETURNS SETOF budget.booked LANGUAGE plpgsql STABLE
    SET enable_seqscan = off SET jit = off SET plan_cache_mode = force_custom_plan AS $$
DECLARE
    since timestamptz := (SELECT until FROM budget.checkpoint);
BEGIN
    RETURN QUERY
    SELECT m.budget_id, m.modality, sum(m.reserved), sum(m.spent), sum(m.overrun), 0::numeric, 0::numeric, 0::numeric
      FROM (SELECT c.budget_id, c.modality, c.reserved_micros AS reserved, c.spent_micros AS spent,
                   c.overrun_micros AS overrun
              FROM budget.checkpoint_sum c
            UNION ALL
            SELECT e.budget_id, r.modality, e.reserved_delta_micros, e.spent_delta_micros, e.overrun_delta_micros
              FROM budget.entry e LEFT JOIN LATERAL
                   (SELECT k.modality FROM budget.reservation k WHERE k.id = e.reservation_id OFFSET 0) r ON true
             WHERE e.at >= since
            UNION ALL
            SELECT a.budget_id, a.modality, 0, a.spent_micros, a.overrun_micros FROM budget.archived_cost a
             WHERE since = '-infinity') m
     GROUP BY m.budget_id, m.modality;
END $$;

-- Each reservation beside what its entries come to.
CREATE VIEW budget.proof (reservation, entries_of, budget, entries_budget, state, resolution, last_seq, highest_seq, entries,
                          reserved, spent, overrun, reserved_moved, spent_moved, overrun_moved) AS
SELECT r.id, m.reservation_id, r.budget_id, m.budget_id, r.state, m.resolution, r.last_seq, m.highest_seq, m.entries,
       CASE r.state WHEN 'HELD' THEN r.amount_micros ELSE 0 END, r.spent_micros, r.overrun_micros, m.reserved, m.spent,
       m.overrun
  FROM budget.reservation r FULL JOIN
       (SELECT reservation_id, budget_id, sum(reserved_delta_micros) AS reserved, sum(spent_delta_micros) AS spent,
               sum(overrun_delta_micros) AS overrun, count(*) AS entries, max(seq) AS highest_seq,
               string_agg(kind, '+') FILTER (WHERE kind IN ('SETTLE', 'RELEASE', 'EXPIRE')) AS resolution
          FROM budget.entry GROUP BY reservation_id, budget_id) m ON m.reservation_id = r.id;

-- The same of those only that have moved since the checkpoint, and of all that are held. Each is looked up by its key.
CREATE FUNCTION budget.proof_since_checkpoint() RETURNS SETOF budget.proof LANGUAGE plpgsql STABLE
    SET enable_seqscan = off SET jit = off SET plan_cache_mode = force_custom_plan AS $$
DECLARE
    since timestamptz := (SELECT until FROM budget.checkpoint);
BEGIN
    RETURN QUERY
    SELECT r.id, m.reservation_id, r.budget_id, m.budget_id, r.state, m.resolution, r.last_seq, m.highest_seq, m.entries,
           CASE r.state WHEN 'HELD' THEN r.amount_micros ELSE 0 END, r.spent_micros, r.overrun_micros, m.reserved,
           m.spent, m.overrun
      FROM (SELECT e.reservation_id AS id FROM budget.entry e WHERE e.at >= since
            UNION SELECT k.id FROM budget.reservation k WHERE k.created_at >= since
            UNION SELECT k.id FROM budget.reservation k WHERE k.resolved_at >= since
            UNION SELECT k.id FROM budget.reservation k WHERE k.state = 'HELD') touched
      LEFT JOIN LATERAL (SELECT * FROM budget.reservation k WHERE k.id = touched.id OFFSET 0) r ON true
      LEFT JOIN LATERAL
           (SELECT e.reservation_id, e.budget_id, sum(e.reserved_delta_micros) AS reserved,
                   sum(e.spent_delta_micros) AS spent, sum(e.overrun_delta_micros) AS overrun, count(*) AS entries,
                   max(e.seq) AS highest_seq,
                   string_agg(e.kind, '+') FILTER (WHERE e.kind IN ('SETTLE', 'RELEASE', 'EXPIRE')) AS resolution
              FROM budget.entry e WHERE e.reservation_id = touched.id GROUP BY e.reservation_id, e.budget_id) m ON true;
END $$;

-- Every row of these is a fault. Either everything is read, or the checkpoint and what has moved since then.

CREATE FUNCTION budget.balance_faults(everything boolean) RETURNS TABLE (kind text, id text, detail text)
    LANGUAGE sql STABLE AS $$
    WITH booked AS MATERIALIZED (
        SELECT * FROM budget.booked WHERE everything
        UNION ALL
        SELECT * FROM budget.booked_by_checkpoint() WHERE NOT everything),
    counted AS (
        SELECT node.id, sum(k.reserved) AS reserved, sum(k.spent) AS spent, sum(k.overrun) AS overrun
          FROM booked k JOIN budget.budget b ON b.id = k.budget_id CROSS JOIN LATERAL unnest(b.path) AS node (id)
         GROUP BY node.id)
    SELECT 'balance-differs', b.id::text,
           format('reserved %s, entries say %s; spent %s and %s in periods that are over, entries say %s; '
                  'overrun %s and %s, entries say %s', b.reserved_micros, coalesce(c.reserved, 0), b.spent_micros,
                  b.closed_spent_micros, coalesce(c.spent, 0), b.overrun_micros, b.closed_overrun_micros,
                  coalesce(c.overrun, 0))
      FROM budget.budget b LEFT JOIN counted c ON c.id = b.id
     WHERE (b.reserved_micros, b.spent_micros + b.closed_spent_micros, b.overrun_micros + b.closed_overrun_micros)
           <> (coalesce(c.reserved, 0), coalesce(c.spent, 0), coalesce(c.overrun, 0))
    UNION ALL
    SELECT 'entries-of-no-budget', k.budget_id::text, 'entries speak of a budget that is not there'
      FROM booked k WHERE NOT EXISTS (SELECT FROM budget.budget b WHERE b.id = k.budget_id)
    UNION ALL
    SELECT 'checkpoint-differs', coalesce(s.budget_id, k.budget_id)::text,
           format('%s: reserved %s, entries say %s; spent %s, entries say %s; overrun %s, entries say %s',
                  coalesce(s.modality, k.modality, 'no modality'), s.reserved_micros, k.frozen_reserved, s.spent_micros,
                  k.frozen_spent, s.overrun_micros, k.frozen_overrun)
      FROM (SELECT * FROM budget.checkpoint_sum WHERE everything) s
      FULL JOIN (SELECT * FROM booked WHERE everything) k
        ON (k.budget_id, coalesce(k.modality, '')) = (s.budget_id, coalesce(s.modality, ''))
     WHERE (coalesce(s.reserved_micros, 0), coalesce(s.spent_micros, 0), coalesce(s.overrun_micros, 0))
           <> (coalesce(k.frozen_reserved, 0), coalesce(k.frozen_spent, 0), coalesce(k.frozen_overrun, 0))
$$;

CREATE FUNCTION budget.reservation_faults(everything boolean) RETURNS TABLE (kind text, id text, detail text)
    LANGUAGE sql STABLE AS $$
    SELECT found.kind, found.id, found.detail
      FROM (SELECT * FROM budget.proof WHERE everything
            UNION ALL
            SELECT * FROM budget.proof_since_checkpoint() WHERE NOT everything) p
     CROSS JOIN LATERAL (
        SELECT 'reservation-without-entries' AS kind, p.reservation::text AS id, 'nothing proves it' AS detail
         WHERE p.entries_of IS NULL
        UNION ALL
        SELECT 'entries-without-reservation', p.entries_of::text, 'they prove nothing' WHERE p.reservation IS NULL
        UNION ALL
        SELECT 'entries-of-another-budget', p.reservation::text, format('%s, entries say %s', p.budget, p.entries_budget)
         WHERE p.budget <> p.entries_budget
        UNION ALL
        SELECT 'state-differs', p.reservation::text,
               format('%s, entries say %s', p.state, coalesce(p.resolution, 'nothing'))
         WHERE p.reservation IS NOT NULL AND p.entries_of IS NOT NULL
           AND p.resolution IS DISTINCT FROM CASE p.state WHEN 'SETTLED' THEN 'SETTLE' WHEN 'RELEASED' THEN 'RELEASE'
                                                          WHEN 'EXPIRED' THEN 'EXPIRE' END
        UNION ALL
        SELECT 'amount-differs', p.reservation::text,
               format('reserved %s, entries say %s; spent %s, entries say %s; overrun %s, entries say %s',
                      p.reserved, p.reserved_moved, p.spent, p.spent_moved, p.overrun, p.overrun_moved)
         WHERE (p.reserved, p.spent, p.overrun) <> (p.reserved_moved, p.spent_moved, p.overrun_moved)
        UNION ALL
        SELECT 'entry-missing', p.reservation::text,
               format('%s entries, the last is number %s, expected %s', p.entries, p.highest_seq, p.last_seq)
         WHERE p.entries <> p.last_seq OR p.highest_seq <> p.last_seq) found
$$;

CREATE FUNCTION budget.standing_faults() RETURNS TABLE (kind text, id text, detail text) LANGUAGE sql STABLE AS $$
    SELECT 'over-ceiling', b.id::text,
           format('%s spent and %s reserved of %s', b.spent_micros, b.reserved_micros, b.ceiling_micros)
      FROM budget.budget b WHERE b.spent_micros + b.reserved_micros > b.ceiling_micros
    UNION ALL
    SELECT 'path-differs', child.id::text, 'its path is not its parent''s with itself in front'
      FROM budget.budget child JOIN budget.budget parent ON parent.id = child.parent_id
     WHERE child.path <> child.id || parent.path
    UNION ALL
    SELECT 'lease-not-swept', r.id::text, format('held, and its lease ended at %s', r.expires_at)
      FROM budget.reservation r WHERE r.state = 'HELD' AND r.expires_at < now() - interval '5 minutes'
    UNION ALL
    SELECT 'default-partition-in-use', 'reservation', 'a month has no partition of its own'
     WHERE EXISTS (SELECT FROM budget.reservation_default)
    UNION ALL
    SELECT 'default-partition-in-use', 'entry', 'a month has no partition of its own'
     WHERE EXISTS (SELECT FROM budget.entry_default)
    UNION ALL
    SELECT 'archived-month-in-use', to_char(a.month, 'YYYY-MM'), 'it is archived and has a partition all the same'
      FROM budget.archived_month a WHERE to_regclass('budget.reservation_' || to_char(a.month, 'YYYY_MM')) IS NOT NULL
                                      OR to_regclass('budget.entry_' || to_char(a.month, 'YYYY_MM')) IS NOT NULL
$$;

CREATE FUNCTION budget.faults(everything boolean) RETURNS TABLE (kind text, id text, detail text)
    LANGUAGE sql STABLE AS $$
    SELECT * FROM budget.balance_faults(everything)
    UNION ALL SELECT * FROM budget.reservation_faults(everything)
    UNION ALL SELECT * FROM budget.standing_faults()
$$;

-- Every row of this view is a fault. One statement, so one snapshot: it may run beside any traffic. It reads everything.
CREATE OR REPLACE VIEW budget.reconcile (kind, id, detail) AS SELECT * FROM budget.faults(true);
