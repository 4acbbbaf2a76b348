-- A conversation that was deleted is hidden at once and can be restored for a while; then it is removed with all that
-- belongs to it.
ALTER TABLE conversation ADD COLUMN deleted_at timestamptz;
CREATE INDEX conversation_deleted ON conversation (deleted_at) WHERE deleted_at IS NOT NULL;

-- The turn that a turn tries again: both follow the same turn. No foreign key, as none leads to a parent.
ALTER TABLE turn ADD COLUMN retry_of uuid;
