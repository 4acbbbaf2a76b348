package org.multichat.budget.reservation;

/** Money set aside, as it was asked for and as it stands. */
public record Reservation(Hold hold, Standing standing) {

    public ReservationId id() {
        return hold.id();
    }

    public ReservationState state() {
        return standing.state();
    }

    public Reservation with(Standing now) {
        return new Reservation(hold, now);
    }
}
