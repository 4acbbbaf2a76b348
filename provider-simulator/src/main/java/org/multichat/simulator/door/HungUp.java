package org.multichat.simulator.door;

/** The caller has gone, or the connection was closed on purpose. */
public final class HungUp extends RuntimeException {

    public HungUp() {
        super("the caller is no longer there", null, false, false);
    }
}
