-- Every row of this view is a fault. One statement, so one snapshot: it may run beside any traffic.

CREATE VIEW budget.reconcile (kind, id, detail) AS
WITH moved AS MATERIALIZED (
    SELECT reservation_id, budget_id,
           sum(reserved_delta_micros) AS reserved, sum(spent_delta_micros) AS spent, sum(overrun_delta_micros) AS overrun,
           string_agg(kind, '+') FILTER (WHERE kind IN ('SETTLE', 'RELEASE', 'EXPIRE')) AS resolution,
           count(*) AS entries, max(seq) AS last_seq
      FROM budget.entry GROUP BY reservation_id, budget_id),
counted AS (
    SELECT node.id, sum(reserved) AS reserved, sum(spent) AS spent, sum(overrun) AS overrun
      FROM moved JOIN budget.budget b ON b.id = moved.budget_id CROSS JOIN LATERAL unnest(b.path) AS node (id)
     GROUP BY node.id),
proven AS (
    SELECT r.id AS reservation, m.reservation_id AS entries_of, r.state, m.resolution, r.last_seq, m.entries,
           m.last_seq AS highest_seq, r.budget_id AS budget, m.budget_id AS entries_budget,
           CASE r.state WHEN 'HELD' THEN r.amount_micros ELSE 0 END AS reserved, r.spent_micros AS spent,
           r.overrun_micros AS overrun, m.reserved AS reserved_moved, m.spent AS spent_moved, m.overrun AS overrun_moved
      FROM budget.reservation r FULL JOIN moved m ON m.reservation_id = r.id)
SELECT 'balance-differs', b.id::text,
       format('reserved %s, entries say %s; spent %s, entries say %s; overrun %s, entries say %s', b.reserved_micros,
              coalesce(c.reserved, 0), b.spent_micros, coalesce(c.spent, 0), b.overrun_micros, coalesce(c.overrun, 0))
  FROM budget.budget b LEFT JOIN counted c ON c.id = b.id
 WHERE (b.reserved_micros, b.spent_micros, b.overrun_micros)
       <> (coalesce(c.reserved, 0), coalesce(c.spent, 0), coalesce(c.overrun, 0))
UNION ALL
SELECT 'over-ceiling', id::text, format('%s spent and %s reserved of %s', spent_micros, reserved_micros, ceiling_micros)
  FROM budget.budget WHERE spent_micros + reserved_micros > ceiling_micros
UNION ALL
SELECT 'path-differs', child.id::text, 'its path is not its parent''s with itself in front'
  FROM budget.budget child JOIN budget.budget parent ON parent.id = child.parent_id
 WHERE child.path <> child.id || parent.path
UNION ALL
SELECT 'reservation-without-entries', reservation::text, 'nothing proves it' FROM proven WHERE entries_of IS NULL
UNION ALL
SELECT 'entries-without-reservation', entries_of::text, 'they prove nothing' FROM proven WHERE reservation IS NULL
UNION ALL
SELECT 'entries-of-another-budget', reservation::text, format('%s, entries say %s', budget, entries_budget)
  FROM proven WHERE budget <> entries_budget
UNION ALL
SELECT 'state-differs', reservation::text, format('%s, entries say %s', state, coalesce(resolution, 'nothing'))
  FROM proven
 WHERE reservation IS NOT NULL AND entries_of IS NOT NULL
   AND resolution IS DISTINCT FROM CASE state WHEN 'SETTLED' THEN 'SETTLE' WHEN 'RELEASED' THEN 'RELEASE'
                                              WHEN 'EXPIRED' THEN 'EXPIRE' END
UNION ALL
SELECT 'amount-differs', reservation::text,
       format('reserved %s, entries say %s; spent %s, entries say %s; overrun %s, entries say %s',
              reserved, reserved_moved, spent, spent_moved, overrun, overrun_moved)
  FROM proven WHERE (reserved, spent, overrun) <> (reserved_moved, spent_moved, overrun_moved)
UNION ALL
SELECT 'entry-missing', reservation::text, format('%s entries, the last is number %s, expected %s', entries, highest_seq, last_seq)
  FROM proven WHERE entries <> last_seq OR highest_seq <> last_seq
UNION ALL
SELECT 'lease-not-swept', id::text, format('held, and its lease ended at %s', expires_at)
  FROM budget.reservation WHERE state = 'HELD' AND expires_at < now() - interval '5 minutes'
UNION ALL
SELECT 'default-partition-in-use', 'reservation', 'a month has no partition of its own'
 WHERE EXISTS (SELECT FROM budget.reservation_default)
UNION ALL
SELECT 'default-partition-in-use', 'entry', 'a month has no partition of its own'
 WHERE EXISTS (SELECT FROM budget.entry_default);
