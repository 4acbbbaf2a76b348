-- Some turns of many, settled long ago: one reservation and two entries each, dated evenly from the first day of the month
-- before this one until an hour ago. Their ids are of that time, so they go where such rows go.
WITH spread AS (
    SELECT ?::bigint AS first, ?::bigint AS last, ?::bigint AS count, ?::uuid[] AS accounts,
           extract(epoch FROM now() - (date_trunc('month', now() AT TIME ZONE 'UTC') - interval '1 month') AT TIME ZONE 'UTC')
               - 3600 AS seconds),
numbered AS (
    SELECT n, accounts[1 + (n * 7919) % cardinality(accounts)] AS account,
           make_interval(secs => (3600 + seconds * (count - n) / count)::double precision) AS age
      FROM spread, generate_series(first, last) n),
turn AS MATERIALIZED (
    SELECT uuidv7(-age) AS id, account, now() - age AS at, 1000 + n % 9 * 100 AS amount, 1000 + n % 9 * 100 - n % 7 * 50 AS cost,
           (ARRAY['IMAGE', 'SONG', 'RESEARCH'])[1 + n % 3] AS modality
      FROM numbered),
reserved AS (
    INSERT INTO budget.reservation (id, budget_id, request_hash, amount_micros, dispatched, turn_id, step, modality, provider, model,
                                    price_version, state, settled_micros, spent_micros, last_seq, created_at, expires_at, resolved_at)
    SELECT id, account, sha256(uuid_send(id)), amount, true, id, 'generation', modality, 'local', 'artwork', '2026-01', 'SETTLED',
           cost, cost, 2, at, at + interval '2 minutes', at + interval '20 seconds'
      FROM turn)
INSERT INTO budget.entry (reservation_id, seq, budget_id, kind, reserved_delta_micros, spent_delta_micros, overrun_delta_micros, at)
SELECT id, seq, account, CASE seq WHEN 1 THEN 'RESERVE' ELSE 'SETTLE' END, CASE seq WHEN 1 THEN amount ELSE -amount END,
       CASE seq WHEN 1 THEN 0 ELSE cost END, 0, at + CASE seq WHEN 1 THEN interval '0' ELSE interval '20 seconds' END
  FROM turn CROSS JOIN (VALUES (1), (2)) e (seq);
