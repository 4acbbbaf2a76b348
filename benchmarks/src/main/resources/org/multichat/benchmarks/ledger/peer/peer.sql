-- What a peer keeps: the same rows as the ledger, with fewer columns and without partitions. That is to its advantage.

CREATE TABLE budget (
    id              uuid   PRIMARY KEY,
    path            uuid[] NOT NULL,
    limit_micros    bigint NOT NULL,
    reserved_micros bigint NOT NULL DEFAULT 0 CHECK (reserved_micros >= 0),
    spent_micros    bigint NOT NULL DEFAULT 0 CHECK (spent_micros >= 0),
    CHECK (spent_micros + reserved_micros <= limit_micros)
) WITH (fillfactor = 10, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

CREATE TABLE reservation (
    id             uuid        PRIMARY KEY,
    budget_id      uuid        NOT NULL,
    amount_micros  bigint      NOT NULL CHECK (amount_micros > 0),
    settled_micros bigint      CHECK (settled_micros >= 0),
    state          text        NOT NULL DEFAULT 'HELD' CHECK (state IN ('HELD', 'SETTLED')),
    expires_at     timestamptz NOT NULL,
    created_at     timestamptz NOT NULL DEFAULT now(),
    CHECK ((state = 'HELD') = (settled_micros IS NULL))
) WITH (fillfactor = 85);
CREATE INDEX reservation_lease ON reservation (expires_at) WHERE state = 'HELD';

CREATE TABLE entry (
    reservation_id        uuid        NOT NULL,
    seq                   integer     NOT NULL,
    budget_id             uuid        NOT NULL,
    kind                  text        NOT NULL,
    reserved_delta_micros bigint      NOT NULL,
    spent_delta_micros    bigint      NOT NULL,
    at                    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (reservation_id, seq)
);
