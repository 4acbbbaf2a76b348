package org.multichat.gateway.turn;

import java.util.List;

/**
 * Events of one turn that were committed here just now.
 *
 * @param before the number of the last event before these
 */
public record Committed(TurnId turn, int before, List<NumberedEvent> events) {

    public Committed {
        events = List.copyOf(events);
    }
}
