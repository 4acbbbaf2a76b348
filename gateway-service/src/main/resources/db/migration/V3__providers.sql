-- Places at a provider: at most so many generations of a pool run at once, over all gateways. A place belongs to a turn,
-- whichever gateway runs it, until it is given back or its time is over.
CREATE TABLE provider_slot (
    pool     text NOT NULL CHECK (length(pool) BETWEEN 1 AND 100),
    n        int  NOT NULL CHECK (n > 0),
    turn_id  uuid,
    held_until timestamptz,
    PRIMARY KEY (pool, n),
    CHECK ((turn_id IS NULL) = (held_until IS NULL))
);
CREATE UNIQUE INDEX provider_slot_of_turn ON provider_slot (turn_id) WHERE turn_id IS NOT NULL;

-- Who waits for one. A turn that has not asked for a while waits no longer; its gateway has gone.
CREATE TABLE provider_slot_wait (
    turn_id     uuid        PRIMARY KEY,
    pool        text        NOT NULL,
    asked_until timestamptz NOT NULL
);
