package org.multichat.gateway.turn;

import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/**
 * Turns that have ended although something is set aside for them that is to be given back or settled: the answer to
 * their reserve was lost, or the ledger did not answer. Somebody has to do it, or the ledger would take all of it for
 * spent.
 */
@ApplicationScoped
public class OwedReleases {

    private final Turns turns;

    OwedReleases(Turns turns) {
        this.turns = turns;
    }

    /** The oldest of those to which a release is owed, at most {@code most}. */
    @Transactional
    public List<Turn> some(int most) {
        return oldest("releaseOwed = true and endedAt is not null", most);
    }

    /** The oldest of those whose classification is not settled, at most {@code most}. */
    @Transactional
    public List<Turn> classifications(int most) {
        return oldest("classificationOwed = true and endedAt is not null", most);
    }

    /** Nothing is set aside for that turn any more. */
    @Transactional
    public void paid(TurnId turn) {
        TurnRow.update("releaseOwed = false where id = ?1", turn.value());
    }

    /** Nothing is set aside for its classification any more. */
    @Transactional
    public void classificationPaid(TurnId turn) {
        TurnRow.update("classificationOwed = false where id = ?1", turn.value());
    }

    private List<Turn> oldest(String query, int most) {
        return TurnRow.<TurnRow>find(query, Sort.by("endedAt")).page(0, most).stream()
                .map(turns::turn)
                .toList();
    }
}
