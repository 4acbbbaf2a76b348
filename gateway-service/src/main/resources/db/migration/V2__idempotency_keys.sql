-- Which turn a key of a client stands for, for a day. It is written with the turn: both are there or neither.
CREATE TABLE idempotency_key (
    account_id  uuid        NOT NULL REFERENCES account,
    key         text        NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
    -- Of the request; the same key with another one is refused.
    fingerprint text        NOT NULL,
    turn_id     uuid        NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (account_id, key)
);
CREATE INDEX idempotency_key_oldest ON idempotency_key (created_at);
