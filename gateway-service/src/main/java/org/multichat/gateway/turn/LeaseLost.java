package org.multichat.gateway.turn;

/** Another gateway runs this turn now; whoever gets this stops at once and puts nothing right. */
public final class LeaseLost extends RuntimeException {

    public LeaseLost(TurnId turn) {
        super("turn " + turn + " is run by another gateway now", null, false, false);
    }
}
