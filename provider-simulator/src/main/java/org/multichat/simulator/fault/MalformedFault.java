package org.multichat.simulator.fault;

/** A fault that cannot be read. It is refused, for a fault that silently does nothing would make a test worthless. */
public final class MalformedFault extends RuntimeException {

    public MalformedFault(String message) {
        super(message);
    }
}
