-- Reservations and entries are cut by month of their UUIDv7, so that a closed month can be detached as one piece.

-- The smallest UUID whose first 48 bits are this moment's milliseconds.
CREATE FUNCTION budget.first_id_of(moment timestamptz) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
    SELECT (lpad(to_hex((extract(epoch FROM moment) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid
$$;

-- Makes the month before this one, this one and those ahead, where missing; any replica may call it at any time.
-- A month whose rows fell into the default partition stays there: the reconciliation says so.
CREATE FUNCTION budget.ensure_partitions(months_ahead integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    this_month timestamp := date_trunc('month', now() AT TIME ZONE 'UTC');
    starts     timestamp;
    low        uuid;
    high       uuid;
    parent     text;
    part       text;
    in_default boolean;
    made       integer := 0;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('budget.ensure_partitions'));
    FOR starts IN SELECT generate_series(this_month - interval '1 month',
                                         this_month + make_interval(months => months_ahead), interval '1 month') LOOP
        low  := budget.first_id_of(starts AT TIME ZONE 'UTC');
        high := budget.first_id_of((starts + interval '1 month') AT TIME ZONE 'UTC');
        FOREACH parent IN ARRAY ARRAY['reservation', 'entry'] LOOP
            part := parent || to_char(starts, '_YYYY_MM');
            CONTINUE WHEN to_regclass('budget.' || part) IS NOT NULL;
            EXECUTE format('SELECT EXISTS (SELECT FROM budget.%I WHERE %I >= $1 AND %I < $2)', parent || '_default',
                           CASE parent WHEN 'entry' THEN 'reservation_id' ELSE 'id' END,
                           CASE parent WHEN 'entry' THEN 'reservation_id' ELSE 'id' END)
               INTO in_default USING low, high;
            CONTINUE WHEN in_default;
            -- Attaching a table made beforehand lets readers and writers of the other months go on.
            EXECUTE format('CREATE TABLE budget.%I (LIKE budget.%I INCLUDING ALL)', part, parent);
            EXECUTE format('ALTER TABLE budget.%I ATTACH PARTITION budget.%I FOR VALUES FROM (%L) TO (%L)',
                           parent, part, low, high);
            IF parent = 'entry' THEN
                EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON budget.%I FROM PUBLIC, CURRENT_USER', part);
            ELSE
                EXECUTE format('ALTER TABLE budget.%I SET (fillfactor = 85)', part);
            END IF;
            made := made + 1;
        END LOOP;
    END LOOP;
    RETURN made;
END $$;
