-- Periods that roll over, budgets that pause and close, and limits by modality. The version before this one goes on
-- working beside it, but does not keep the balances by modality: see docs/runbook.md, "Updating the budget service".

ALTER TABLE budget.budget
    DROP CONSTRAINT budget_period_check,
    ADD CONSTRAINT budget_period_is_known CHECK (period IN ('NONE', 'DAY', 'WEEK', 'MONTH')),
    ADD time_zone               text        NOT NULL DEFAULT 'UTC',   -- whose midnight ends a period
    ADD state                   text        NOT NULL DEFAULT 'OPEN',
    ADD period_starts_at        timestamptz,                          -- NULL: since the budget was made
    ADD period_ends_at          timestamptz,                          -- NULL: never
    -- What was spent in periods that are over; spent_micros and overrun_micros speak of the one that runs.
    ADD closed_spent_micros     bigint      NOT NULL DEFAULT 0,
    ADD closed_overrun_micros   bigint      NOT NULL DEFAULT 0,
    -- The same once more for each modality, in this row: it is the one that is locked and rewritten anyway.
    ADD image_limit_micros      bigint,
    ADD image_ceiling_micros    bigint,
    ADD image_reserved_micros   bigint      NOT NULL DEFAULT 0,
    ADD image_spent_micros      bigint      NOT NULL DEFAULT 0,
    ADD image_closed_micros     bigint      NOT NULL DEFAULT 0,
    ADD song_limit_micros       bigint,
    ADD song_ceiling_micros     bigint,
    ADD song_reserved_micros    bigint      NOT NULL DEFAULT 0,
    ADD song_spent_micros       bigint      NOT NULL DEFAULT 0,
    ADD song_closed_micros      bigint      NOT NULL DEFAULT 0,
    ADD research_limit_micros   bigint,
    ADD research_ceiling_micros bigint,
    ADD research_reserved_micros bigint     NOT NULL DEFAULT 0,
    ADD research_spent_micros   bigint      NOT NULL DEFAULT 0,
    ADD research_closed_micros  bigint      NOT NULL DEFAULT 0;

ALTER TABLE budget.budget
    ADD CONSTRAINT budget_state_is_known       CHECK (state IN ('OPEN', 'PAUSED', 'CLOSED')),
    ADD CONSTRAINT budget_period_ends          CHECK ((period = 'NONE') = (period_ends_at IS NULL)),
    ADD CONSTRAINT budget_image_not_negative   CHECK (image_reserved_micros >= 0 AND image_spent_micros >= 0),
    ADD CONSTRAINT budget_song_not_negative    CHECK (song_reserved_micros >= 0 AND song_spent_micros >= 0),
    ADD CONSTRAINT budget_research_not_negative CHECK (research_reserved_micros >= 0 AND research_spent_micros >= 0),
    ADD CONSTRAINT budget_image_ceiling        CHECK ((image_limit_micros IS NULL AND image_ceiling_micros IS NULL)
                                                   OR (image_limit_micros >= 0 AND image_ceiling_micros >= image_limit_micros)),
    ADD CONSTRAINT budget_song_ceiling         CHECK ((song_limit_micros IS NULL AND song_ceiling_micros IS NULL)
                                                   OR (song_limit_micros >= 0 AND song_ceiling_micros >= song_limit_micros)),
    ADD CONSTRAINT budget_research_ceiling     CHECK ((research_limit_micros IS NULL AND research_ceiling_micros IS NULL)
                                                   OR (research_limit_micros >= 0 AND research_ceiling_micros >= research_limit_micros)),
    ADD CONSTRAINT budget_image_within_ceiling CHECK (image_spent_micros + image_reserved_micros <= image_ceiling_micros),
    ADD CONSTRAINT budget_song_within_ceiling  CHECK (song_spent_micros + song_reserved_micros <= song_ceiling_micros),
    ADD CONSTRAINT budget_research_within_ceiling
                                               CHECK (research_spent_micros + research_reserved_micros <= research_ceiling_micros);

-- Budgets whose period is over are found without reading all of them.
CREATE INDEX budget_period_over ON budget.budget (period_ends_at) WHERE period_ends_at IS NOT NULL;

-- What stood when a period ended. A later truth about it is in the entries and in closed_spent_micros, not here.
CREATE TABLE budget.period_closing (
    budget_id       uuid        NOT NULL REFERENCES budget.budget,
    starts_at       timestamptz,                      -- NULL: since the budget was made
    ends_at         timestamptz NOT NULL,
    limit_micros    bigint,
    spent_micros    bigint      NOT NULL,
    overrun_micros  bigint      NOT NULL,
    carried_micros  bigint      NOT NULL,             -- reserved then, and held against the next period
    closed_at       timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (budget_id, ends_at)
);

-- Counts what the version before did not: all that was reserved and spent, by modality, on every level. Right while no
-- period has ended and no partition has been archived.
CREATE FUNCTION budget.count_modalities() RETURNS void LANGUAGE sql AS $$
    WITH counted AS (
        SELECT node.id, r.modality, sum(CASE r.state WHEN 'HELD' THEN r.amount_micros ELSE 0 END) AS reserved,
               sum(r.spent_micros) AS spent
          FROM budget.reservation r JOIN budget.budget b ON b.id = r.budget_id CROSS JOIN LATERAL unnest(b.path) AS node (id)
         WHERE r.modality IN ('IMAGE', 'SONG', 'RESEARCH')
         GROUP BY node.id, r.modality),
    turned AS (
        SELECT id,
               coalesce(sum(reserved) FILTER (WHERE modality = 'IMAGE'), 0) AS image_reserved,
               coalesce(sum(spent) FILTER (WHERE modality = 'IMAGE'), 0) AS image_spent,
               coalesce(sum(reserved) FILTER (WHERE modality = 'SONG'), 0) AS song_reserved,
               coalesce(sum(spent) FILTER (WHERE modality = 'SONG'), 0) AS song_spent,
               coalesce(sum(reserved) FILTER (WHERE modality = 'RESEARCH'), 0) AS research_reserved,
               coalesce(sum(spent) FILTER (WHERE modality = 'RESEARCH'), 0) AS research_spent
          FROM counted GROUP BY id)
    UPDATE budget.budget b
       SET image_reserved_micros = t.image_reserved, image_spent_micros = t.image_spent - b.image_closed_micros,
           song_reserved_micros = t.song_reserved, song_spent_micros = t.song_spent - b.song_closed_micros,
           research_reserved_micros = t.research_reserved, research_spent_micros = t.research_spent - b.research_closed_micros
      FROM turned t WHERE t.id = b.id;
$$;
SELECT budget.count_modalities();
