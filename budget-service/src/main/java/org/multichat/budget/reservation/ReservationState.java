package org.multichat.budget.reservation;

/** Where a reservation stands; all but the first are final. */
public enum ReservationState {
    HELD,
    SETTLED,
    RELEASED,
    EXPIRED
}
