-- Indexes that keep what is read often small. A BRIN index keeps the first and the last time of each 32 pages and costs an
-- insert next to nothing; entries are only ever added, so their times lie in order. Making one reads its table once and
-- keeps writers waiting meanwhile: see docs/runbook.md, "The budget service starts slowly after an update".

CREATE INDEX reservation_unknown ON budget.reservation (id) WHERE unknown;
CREATE INDEX budget_root ON budget.budget (id) WHERE parent_id IS NULL;
CREATE INDEX entry_at ON budget.entry USING brin (at) WITH (pages_per_range = 32, autosummarize = on);
CREATE INDEX reservation_times ON budget.reservation USING brin (created_at, resolved_at)
    WITH (pages_per_range = 32, autosummarize = on);
