-- The gateway's own tables. Nobody else reads them; a migration that has landed is never edited.

CREATE TABLE installation (
    only_one        boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    root_budget_id  uuid        NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE account (
    id            uuid        PRIMARY KEY,
    name          text        NOT NULL UNIQUE,
    administrator boolean     NOT NULL,
    budget_id     uuid        NOT NULL UNIQUE,
    created_at    timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE conversation (
    id         uuid        PRIMARY KEY,
    account_id uuid        NOT NULL REFERENCES account,
    title      text        NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);
CREATE INDEX conversation_latest ON conversation (account_id, updated_at DESC, id DESC);

-- Grows: partitioned by the time in its key, a UUID of version 7.
CREATE TABLE turn (
    id                 uuid        NOT NULL PRIMARY KEY,
    conversation_id    uuid        NOT NULL REFERENCES conversation,
    account_id         uuid        NOT NULL REFERENCES account,
    parent_id          uuid,
    prompt             text        NOT NULL,
    asked              text,
    options            jsonb       NOT NULL,
    max_cost_micros    bigint      CHECK (max_cost_micros >= 0),
    reservation_id     uuid        NOT NULL,
    state              text        NOT NULL CHECK (state IN ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'STOPPED', 'REFUSED')),
    created_at         timestamptz NOT NULL,
    deadline           timestamptz NOT NULL,
    ended_at           timestamptz,
    last_seq           int         NOT NULL,
    steps              jsonb       NOT NULL,
    stop_requested     boolean     NOT NULL DEFAULT false,
    -- The reservation may have been asked for and its answer lost; a sweep releases it once the turn has ended.
    release_owed       boolean     NOT NULL DEFAULT false,
    -- Whoever holds the lease runs the turn; the epoch fences off a runner that lost it without noticing.
    lease_owner        uuid,
    lease_until        timestamptz NOT NULL,
    lease_epoch        int         NOT NULL,
    faults             int         NOT NULL DEFAULT 0,
    CONSTRAINT turn_ends_once CHECK ((state IN ('QUEUED', 'RUNNING')) = (ended_at IS NULL))
) PARTITION BY RANGE (id);
CREATE INDEX turn_of_conversation ON turn (conversation_id, id);
CREATE INDEX turn_of_account ON turn (account_id, id DESC);
CREATE INDEX turn_unfinished ON turn (lease_until) WHERE state IN ('QUEUED', 'RUNNING');
CREATE INDEX turn_release_owed ON turn (ended_at) WHERE release_owed;

-- The event log is the stream: what is not in here nobody has seen. Keyed by its turn, so partitioned with it.
CREATE TABLE turn_event (
    turn_id uuid NOT NULL,
    seq     int  NOT NULL CHECK (seq > 0),
    payload text NOT NULL,
    PRIMARY KEY (turn_id, seq)
) PARTITION BY RANGE (turn_id);

CREATE TABLE artifact (
    id               uuid        NOT NULL PRIMARY KEY,
    turn_id          uuid        NOT NULL,
    account_id       uuid        NOT NULL REFERENCES account,
    n                int         NOT NULL,
    media_type       text        NOT NULL,
    title            text        NOT NULL,
    width            int,
    height           int,
    duration_seconds double precision,
    not_drawn        jsonb       NOT NULL,
    -- Both are null while the bytes are lost: made and paid for, but not fetched yet.
    bytes            bigint,
    sha256           text,
    handle           text,
    created_at       timestamptz NOT NULL,
    CHECK ((bytes IS NULL) = (sha256 IS NULL))
);
CREATE UNIQUE INDEX artifact_of_turn ON artifact (turn_id, n);
CREATE INDEX artifact_latest ON artifact (account_id, id DESC);
CREATE INDEX artifact_lost ON artifact (created_at) WHERE sha256 IS NULL;

-- The smallest UUID of version 7 that can be made at or after a moment.
CREATE FUNCTION first_uuid_at(moment timestamptz) RETURNS uuid
    LANGUAGE sql IMMUTABLE STRICT
AS $$
    SELECT (lpad(to_hex(floor(extract(epoch FROM moment) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid
$$;

-- Makes the monthly partitions of the given and the next months where they are missing. Harmless to call twice, or from two
-- replicas at once.
CREATE FUNCTION make_partitions(months_ahead int) RETURNS void
    LANGUAGE plpgsql
AS $$
DECLARE
    parent text;
    month  timestamptz;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('gateway.make_partitions'));
    FOREACH parent IN ARRAY ARRAY ['turn', 'turn_event'] LOOP
        FOR i IN 0..months_ahead LOOP
            month := date_trunc('month', now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC' + make_interval(months => i);
            EXECUTE format('CREATE TABLE IF NOT EXISTS %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)',
                parent || '_' || to_char(month AT TIME ZONE 'UTC', 'YYYY_MM'), parent,
                first_uuid_at(month), first_uuid_at(month + interval '1 month'));
        END LOOP;
    END LOOP;
END
$$;

-- The net below the monthly partitions; nothing should ever land in it.
CREATE TABLE turn_elsewhen PARTITION OF turn DEFAULT;
CREATE TABLE turn_event_elsewhen PARTITION OF turn_event DEFAULT;
SELECT make_partitions(3);
