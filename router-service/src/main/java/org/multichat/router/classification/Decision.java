package org.multichat.router.classification;

import org.jspecify.annotations.Nullable;
import org.multichat.router.openai.Cost;
import org.multichat.router.openai.Offer;
import org.multichat.router.openai.Opinion;
import org.multichat.router.route.Route;

/**
 * Where a prompt goes, and what it took to find out.
 *
 * @param cost nothing where nobody was to be paid
 * @param offer who else can be asked, for what
 */
record Decision(Route route, @Nullable Cost cost, @Nullable Offer offer) {

    static Decision free(Route route, @Nullable Offer offer) {
        return new Decision(route, null, offer);
    }

    static Decision of(Opinion opinion) {
        return new Decision(opinion.route(), opinion.cost(), null);
    }
}
