-- What is reserved and spent by modality, against the entries of the reservations that have it.

CREATE FUNCTION budget.modality_faults(everything boolean) RETURNS TABLE (kind text, id text, detail text)
    LANGUAGE sql STABLE AS $$
    WITH counted AS (
        SELECT node.id, k.modality, sum(k.reserved) AS reserved, sum(k.spent) AS spent
          FROM (SELECT * FROM budget.booked WHERE everything
                UNION ALL
                SELECT * FROM budget.booked_by_checkpoint() WHERE NOT everything) k
          JOIN budget.budget b ON b.id = k.budget_id CROSS JOIN LATERAL unnest(b.path) AS node (id)
         GROUP BY node.id, k.modality)
    SELECT 'modality-differs', b.id::text,
           format('%s: reserved %s, entries say %s; spent %s, in periods that are over too, entries say %s', m.modality,
                  m.reserved, coalesce(c.reserved, 0), m.spent, coalesce(c.spent, 0))
      FROM budget.budget b
     CROSS JOIN LATERAL (VALUES
           ('IMAGE', b.image_reserved_micros, b.image_spent_micros + b.image_closed_micros),
           ('SONG', b.song_reserved_micros, b.song_spent_micros + b.song_closed_micros),
           ('RESEARCH', b.research_reserved_micros, b.research_spent_micros + b.research_closed_micros)
           ) AS m (modality, reserved, spent)
      LEFT JOIN counted c ON c.id = b.id AND c.modality = m.modality
     WHERE (m.reserved, m.spent) <> (coalesce(c.reserved, 0), coalesce(c.spent, 0))
$$;

-- The ledger keeps the balances by modality now, so both checks prove them.

CREATE OR REPLACE FUNCTION budget.faults(everything boolean) RETURNS TABLE (kind text, id text, detail text)
    LANGUAGE sql STABLE AS $$
    SELECT * FROM budget.balance_faults(everything)
    UNION ALL SELECT * FROM budget.modality_faults(everything)
    UNION ALL SELECT * FROM budget.reservation_faults(everything)
    UNION ALL SELECT * FROM budget.standing_faults()
$$;
