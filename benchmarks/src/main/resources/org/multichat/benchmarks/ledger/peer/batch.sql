-- Many settles and many reserves in one transaction, decided here. Answers the settles first, then the reserves:
-- 1 done, 2 done before, 0 refused. Rows are locked in one order: reservations by id, budgets from the leaves up by id.
CREATE FUNCTION batch(settles uuid[], actuals bigint[], reserves uuid[], leaves uuid[], amounts bigint[], lease interval)
RETURNS smallint[] LANGUAGE plpgsql AS $$
DECLARE
    closed uuid[]; closed_leaf uuid[]; closed_amount bigint[]; closed_cost bigint[];
    opened uuid[]; opened_leaf uuid[]; opened_amount bigint[];
    granted uuid[]; granted_leaf uuid[]; granted_amount bigint[];
    one record;
BEGIN
    WITH held AS MATERIALIZED (
        SELECT r.id, r.budget_id, r.amount_micros, least(s.actual, r.amount_micros) AS cost
          FROM unnest(settles, actuals) s (id, actual) JOIN reservation r ON r.id = s.id
         WHERE r.state = 'HELD' ORDER BY r.id FOR NO KEY UPDATE OF r),
    resolved AS (
        UPDATE reservation r SET state = 'SETTLED', settled_micros = held.cost FROM held WHERE r.id = held.id),
    noted AS (
        INSERT INTO entry (reservation_id, seq, budget_id, kind, reserved_delta_micros, spent_delta_micros)
        SELECT id, 2, budget_id, 'SETTLE', -amount_micros, cost FROM held)
    SELECT coalesce(array_agg(id), '{}'), coalesce(array_agg(budget_id), '{}'), coalesce(array_agg(amount_micros), '{}'),
           coalesce(array_agg(cost), '{}')
      INTO closed, closed_leaf, closed_amount, closed_cost FROM held;

    WITH fresh AS (
        INSERT INTO reservation (id, budget_id, amount_micros, expires_at)
        SELECT q.id, q.leaf, q.amount, now() + lease FROM unnest(reserves, leaves, amounts) q (id, leaf, amount) ORDER BY q.id
            ON CONFLICT DO NOTHING RETURNING id)
    SELECT coalesce(array_agg(q.id ORDER BY q.place), '{}'), coalesce(array_agg(q.leaf ORDER BY q.place), '{}'),
           coalesce(array_agg(q.amount ORDER BY q.place), '{}')
      INTO opened, opened_leaf, opened_amount
      FROM fresh JOIN unnest(reserves, leaves, amounts) WITH ORDINALITY q (id, leaf, amount, place) ON q.id = fresh.id;

    PERFORM FROM budget b
      WHERE b.id = ANY (ARRAY (SELECT unnest(path) FROM budget WHERE id = ANY (closed_leaf || opened_leaf)))
      ORDER BY cardinality(b.path) DESC, b.id FOR NO KEY UPDATE;

    granted := opened; granted_leaf := opened_leaf; granted_amount := opened_amount;
    IF NOT move(closed_leaf || opened_leaf,
                ARRAY (SELECT -a FROM unnest(closed_amount) WITH ORDINALITY c (a, n) ORDER BY n) || opened_amount,
                closed_cost || array_fill(0::bigint, ARRAY[cardinality(opened)])) THEN
        -- Near a limit: what frees money first, then one by one in the order asked.
        PERFORM move(closed_leaf, ARRAY (SELECT -a FROM unnest(closed_amount) WITH ORDINALITY c (a, n) ORDER BY n), closed_cost);
        granted := '{}'; granted_leaf := '{}'; granted_amount := '{}';
        FOR one IN SELECT q.id, q.leaf, q.amount FROM unnest(opened, opened_leaf, opened_amount) q (id, leaf, amount) LOOP
            IF move(ARRAY[one.leaf], ARRAY[one.amount], ARRAY[0::bigint]) THEN
                granted := granted || one.id; granted_leaf := granted_leaf || one.leaf;
                granted_amount := granted_amount || one.amount;
            ELSE
                DELETE FROM reservation WHERE id = one.id;
            END IF;
        END LOOP;
    END IF;

    INSERT INTO entry (reservation_id, seq, budget_id, kind, reserved_delta_micros, spent_delta_micros)
    SELECT id, 1, leaf, 'RESERVE', amount, 0 FROM unnest(granted, granted_leaf, granted_amount) q (id, leaf, amount);

    IF cardinality(closed) = cardinality(settles) AND cardinality(granted) = cardinality(reserves) THEN
        RETURN array_fill(1::smallint, ARRAY[cardinality(settles) + cardinality(reserves)]);
    END IF;
    RETURN ARRAY (SELECT CASE WHEN s.id = ANY (closed) THEN 1 WHEN r.id IS NULL THEN 0 ELSE 2 END
                    FROM unnest(settles) WITH ORDINALITY s (id, n) LEFT JOIN reservation r ON r.id = s.id ORDER BY n)::smallint[]
        || ARRAY (SELECT CASE WHEN q.id = ANY (granted) THEN 1 WHEN q.id = ANY (opened) THEN 0 ELSE 2 END
                    FROM unnest(reserves) WITH ORDINALITY q (id, n) ORDER BY n)::smallint[];
END $$;

-- Moves every balance of every path at once, or none when one would not fit. The rows are locked already.
CREATE FUNCTION move(leaves uuid[], reserved_deltas bigint[], spent_deltas bigint[]) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    WITH delta AS MATERIALIZED (
        SELECT node.id, sum(m.reserved)::bigint AS reserved, sum(m.spent)::bigint AS spent
          FROM (SELECT leaf, sum(r) AS reserved, sum(s) AS spent FROM unnest(leaves, reserved_deltas, spent_deltas) q (leaf, r, s) GROUP BY leaf) m
               JOIN budget leaf ON leaf.id = m.leaf CROSS JOIN LATERAL unnest(leaf.path) node (id)
         GROUP BY node.id)
    UPDATE budget b SET reserved_micros = b.reserved_micros + d.reserved, spent_micros = b.spent_micros + d.spent
      FROM delta d
     WHERE b.id = d.id
       AND NOT EXISTS (SELECT FROM delta o JOIN budget c ON c.id = o.id
                        WHERE c.reserved_micros + c.spent_micros + o.reserved + o.spent > c.limit_micros);
    RETURN FOUND OR cardinality(leaves) = 0;
END $$;
