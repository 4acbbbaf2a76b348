-- The ledger: budgets with their running balances, reservations, and the entries that prove both.
-- docs/money.md explains the whole and its traps. Times are this database's, money is whole millionths of a dollar.

CREATE TABLE budget.budget (
    id              uuid        PRIMARY KEY,
    parent_id       uuid        REFERENCES budget.budget,
    path            uuid[]      NOT NULL,             -- this budget first, its root last
    name            text        NOT NULL,
    period          text        NOT NULL CHECK (period IN ('NONE')),
    set_by          text        NOT NULL CHECK (set_by IN ('SETTING', 'ADMINISTRATOR')),
    limit_micros    bigint,                           -- NULL: this budget does not bind
    ceiling_micros  bigint,                           -- the limit, or what stood when the limit was put below it
    reserved_micros bigint      NOT NULL DEFAULT 0 CHECK (reserved_micros >= 0),
    spent_micros    bigint      NOT NULL DEFAULT 0 CHECK (spent_micros >= 0),
    overrun_micros  bigint      NOT NULL DEFAULT 0 CHECK (overrun_micros >= 0),
    version         bigint      NOT NULL DEFAULT 1,   -- counts changes of the settings, not of the balances
    created_at      timestamptz NOT NULL DEFAULT now(),
    changed_at      timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT budget_path_starts_here     CHECK (path[1] = id),
    CONSTRAINT budget_path_at_most_five    CHECK (cardinality(path) BETWEEN 1 AND 5),
    CONSTRAINT budget_parent_comes_next    CHECK (parent_id IS NOT DISTINCT FROM path[2]),
    CONSTRAINT budget_ceiling_holds_limit  CHECK ((limit_micros IS NULL AND ceiling_micros IS NULL)
                                               OR (limit_micros >= 0 AND ceiling_micros >= limit_micros)),
    CONSTRAINT budget_within_ceiling       CHECK (spent_micros + reserved_micros <= ceiling_micros)
) WITH (fillfactor = 10, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
-- No index on a balance and much free space a page: a movement rewrites the row in place (HOT).
CREATE INDEX budget_below ON budget.budget USING gin (path);

CREATE TABLE budget.reservation (
    id             uuid        NOT NULL PRIMARY KEY,  -- the client's UUIDv7: idempotency key and partition key in one
    budget_id      uuid        NOT NULL,              -- no foreign key: its check would touch the hot row
    request_hash   bytea       NOT NULL,              -- the same id with another body is refused
    amount_micros  bigint      NOT NULL CHECK (amount_micros > 0),
    dispatched     boolean     NOT NULL,
    turn_id        uuid        NOT NULL,
    step           text        NOT NULL,
    modality       text,
    provider       text,
    model          text,
    price_version  text,
    state          text        NOT NULL DEFAULT 'HELD',
    settled_micros bigint      CHECK (settled_micros >= 0),
    spent_micros   bigint      NOT NULL DEFAULT 0 CHECK (spent_micros >= 0),
    overrun_micros bigint      NOT NULL DEFAULT 0 CHECK (overrun_micros >= 0),
    unknown        boolean     NOT NULL DEFAULT false,
    reversed       boolean     NOT NULL DEFAULT false,
    last_seq       integer     NOT NULL DEFAULT 1,
    created_at     timestamptz NOT NULL DEFAULT now(),
    expires_at     timestamptz NOT NULL,
    resolved_at    timestamptz,
    CONSTRAINT reservation_state_is_known    CHECK (state IN ('HELD', 'SETTLED', 'RELEASED', 'EXPIRED')),
    CONSTRAINT reservation_held_is_open      CHECK ((state = 'HELD') = (resolved_at IS NULL)),
    CONSTRAINT reservation_held_costs_nothing CHECK (state <> 'HELD' OR (spent_micros = 0 AND overrun_micros = 0)),
    CONSTRAINT reservation_settled_says_what CHECK (state <> 'SETTLED' OR settled_micros IS NOT NULL),
    CONSTRAINT reservation_unknown_expired   CHECK (NOT unknown OR (state = 'EXPIRED' AND settled_micros IS NULL)),
    CONSTRAINT reservation_reversed_is_free  CHECK (NOT reversed OR (spent_micros = 0 AND overrun_micros = 0))
) PARTITION BY RANGE (id);
CREATE INDEX reservation_of_budget ON budget.reservation (budget_id, id);
CREATE INDEX reservation_lease ON budget.reservation (expires_at) WHERE state = 'HELD';
CREATE TABLE budget.reservation_default PARTITION OF budget.reservation DEFAULT WITH (fillfactor = 85);

CREATE TABLE budget.entry (
    reservation_id        uuid        NOT NULL,
    seq                   integer     NOT NULL CHECK (seq >= 1),
    budget_id             uuid        NOT NULL,       -- one entry serves the whole path, which is fixed for life
    kind                  text        NOT NULL,
    reserved_delta_micros bigint      NOT NULL,
    spent_delta_micros    bigint      NOT NULL,
    overrun_delta_micros  bigint      NOT NULL,
    reason                text,
    request_hash          bytea,
    at                    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (reservation_id, seq),
    CONSTRAINT entry_reserve_comes_first CHECK ((kind = 'RESERVE') = (seq = 1)),
    CONSTRAINT entry_moves_as_its_kind CHECK (CASE kind
        WHEN 'RESERVE' THEN reserved_delta_micros > 0 AND spent_delta_micros = 0 AND overrun_delta_micros = 0
        WHEN 'SETTLE'  THEN reserved_delta_micros < 0 AND overrun_delta_micros = 0
                        AND spent_delta_micros BETWEEN 0 AND -reserved_delta_micros
        WHEN 'RELEASE' THEN reserved_delta_micros < 0 AND spent_delta_micros = 0 AND overrun_delta_micros = 0
        WHEN 'EXPIRE'  THEN reserved_delta_micros < 0 AND overrun_delta_micros = 0
                        AND spent_delta_micros IN (0, -reserved_delta_micros)
        WHEN 'OVERRUN' THEN reserved_delta_micros = 0 AND spent_delta_micros >= 0 AND overrun_delta_micros >= 0
        WHEN 'CORRECT' THEN reserved_delta_micros = 0
        WHEN 'REVERSE' THEN reserved_delta_micros = 0 AND spent_delta_micros <= 0 AND overrun_delta_micros <= 0
        ELSE false END)
) PARTITION BY RANGE (reservation_id);
CREATE UNIQUE INDEX entry_one_resolution ON budget.entry (reservation_id) WHERE kind IN ('SETTLE', 'RELEASE', 'EXPIRE');
CREATE UNIQUE INDEX entry_one_reversal ON budget.entry (reservation_id) WHERE kind = 'REVERSE';
CREATE UNIQUE INDEX entry_correction_once ON budget.entry (reservation_id, request_hash) WHERE request_hash IS NOT NULL;
CREATE TABLE budget.entry_default PARTITION OF budget.entry DEFAULT;

-- What is written stays written.

CREATE FUNCTION budget.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% of % is refused: %', TG_OP, TG_TABLE_NAME, TG_ARGV[0] USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER entry_is_append_only BEFORE UPDATE OR DELETE ON budget.entry
    FOR EACH ROW EXECUTE FUNCTION budget.refuse_change('entries are append-only; a later truth is a further entry');
CREATE TRIGGER entry_is_never_emptied BEFORE TRUNCATE ON budget.entry
    FOR EACH STATEMENT EXECUTE FUNCTION budget.refuse_change('entries are append-only');
CREATE TRIGGER budget_path_is_for_life BEFORE UPDATE OF id, parent_id, path ON budget.budget
    FOR EACH ROW EXECUTE FUNCTION budget.refuse_change('a path is fixed for life; make another budget');
CREATE TRIGGER budget_stays BEFORE DELETE ON budget.budget
    FOR EACH ROW EXECUTE FUNCTION budget.refuse_change('its entries speak of it');
-- Even an owner loses these; only a superuser does not, and the trigger stops that one.
REVOKE UPDATE, DELETE, TRUNCATE ON budget.entry, budget.entry_default FROM PUBLIC, CURRENT_USER;
