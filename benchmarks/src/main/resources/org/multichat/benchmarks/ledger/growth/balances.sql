-- What the turns have cost, on every level of every path.
WITH of_account AS (
    SELECT budget_id, sum(spent_micros) AS spent FROM budget.reservation GROUP BY budget_id),
of_node AS (
    SELECT node.id, sum(spent)::bigint AS spent
      FROM of_account JOIN budget.budget b ON b.id = budget_id CROSS JOIN LATERAL unnest(b.path) AS node (id)
     GROUP BY node.id)
UPDATE budget.budget b SET spent_micros = of_node.spent FROM of_node WHERE of_node.id = b.id;
SELECT budget.count_modalities();
