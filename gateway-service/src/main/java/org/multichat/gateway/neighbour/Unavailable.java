package org.multichat.gateway.neighbour;

import org.multichat.kit.problem.Problem;
import org.multichat.kit.problem.Refusal;

/** A neighbour does not answer. Unless {@link #isUnsent}, what it did with the request is not known. */
public final class Unavailable extends Refusal {

    private static final int RETRY_AFTER_SECONDS = 2;

    private final boolean unsent;

    /** @param service as its folder is called, such as {@code router-service} */
    public Unavailable(String service) {
        this(service, false);
    }

    Unavailable(String service, boolean unsent) {
        super(Problem.of(
                        "unavailable",
                        503,
                        "Not available at the moment",
                        service + " does not answer; please try again shortly.")
                .with("retryAfterSeconds", RETRY_AFTER_SECONDS)
                .with("service", service));
        this.unsent = unsent;
    }

    /** Whether the request certainly never reached it: no connection came about, or none was tried. */
    public boolean isUnsent() {
        return unsent;
    }
}
