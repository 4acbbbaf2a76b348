-- Places at a provider: at most so many generations of a pool run at once, over all gateways. A place belongs to a turn,
-- whichever gateway runs it, until it is given back or its time is over.
CREATE TABLE provider_slot (
    pool       text        NOT NULL CHECK (length(pool) BETWEEN 1 AND 100),
    n          int         NOT NULL CHECK (n > 0),
    turn_id    uuid,
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

-- What was set aside for finding out what was asked for is to be settled or released, by whoever comes by.
ALTER TABLE turn ADD COLUMN classification_owed boolean NOT NULL DEFAULT false;
CREATE INDEX turn_classification_owed ON turn (ended_at) WHERE classification_owed;

-- It has ended, and what it has cost is still to be learned: the provider is asked now and then, in the end a person.
ALTER TABLE turn
    ADD COLUMN cost_unknown boolean NOT NULL DEFAULT false,
    ADD COLUMN cost_asked   int     NOT NULL DEFAULT 0,
    ADD COLUMN cost_ask_at  timestamptz;
CREATE INDEX turn_cost_unknown ON turn (id) WHERE cost_unknown;
UPDATE turn SET cost_unknown = true WHERE steps -> 'settled' ->> 'unknown' = 'true';
