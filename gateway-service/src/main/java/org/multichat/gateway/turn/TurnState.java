package org.multichat.gateway.turn;

/** Where a turn is. The last four are ends. */
public enum TurnState {
    QUEUED,
    RUNNING,
    DONE,
    FAILED,
    STOPPED,
    REFUSED;

    public boolean isEnd() {
        return this != QUEUED && this != RUNNING;
    }
}
