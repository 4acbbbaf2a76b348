package org.multichat.router.route;

import java.util.List;
import org.multichat.router.prompt.Modality;

/**
 * Where a prompt goes.
 *
 * @param confidence how likely this modality is; {@code NONE} may stand with less than an alternative has, when no
 *     modality is likely enough to be paid for
 * @param alternatives the other modalities, the likeliest first; with {@code confidence} they come to 1
 * @param reason one short sentence for a person
 * @param decidedBy the classifier's name
 */
public record Route(
        Modality modality, double confidence, List<Alternative> alternatives, String reason, String decidedBy) {

    public record Alternative(Modality modality, double confidence) {}

    public Route {
        alternatives = List.copyOf(alternatives);
    }
}
