package org.multichat.gateway.turn;

import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/**
 * Turns that ended without work although money may be set aside for them: the answer to their reserve was lost.
 * Somebody has to release it, or the ledger would take it for spent.
 */
@ApplicationScoped
public class OwedReleases {

    private final Turns turns;

    OwedReleases(Turns turns) {
        this.turns = turns;
    }

    /** The oldest of them, at most {@code most}. */
    @Transactional
    public List<Turn> some(int most) {
        return TurnRow.<TurnRow>find("releaseOwed = true and endedAt is not null", Sort.by("endedAt"))
                .page(0, most)
                .stream()
                .map(turns::turn)
                .toList();
    }

    /** Nothing is set aside for that turn any more. */
    @Transactional
    public void paid(TurnId turn) {
        TurnRow.update("releaseOwed = false where id = ?1", turn.value());
    }
}
