package org.multichat.gateway.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.multichat.gateway.artifact.Artifact;
import org.multichat.gateway.artifact.Artifacts;
import org.multichat.gateway.turn.Context;
import org.multichat.gateway.turn.Modality;
import org.multichat.gateway.turn.Route;
import org.multichat.gateway.turn.Step;
import org.multichat.gateway.turn.Turn;
import org.multichat.gateway.turn.TurnId;
import org.multichat.gateway.turn.Turns;

/** What a follow-up is about: the turns before it, cut short. */
@ApplicationScoped
class Contexts {

    private final Turns turns;
    private final Artifacts artifacts;

    @Inject
    Contexts(Turns turns, Artifacts artifacts) {
        this.turns = turns;
        this.artifacts = artifacts;
    }

    /** The turns this one follows, oldest first. */
    List<Context> before(Turn turn) {
        return upTo(Optional.ofNullable(turn.parent()));
    }

    /** This turn and those it follows, oldest first. */
    List<Context> upTo(Optional<TurnId> last) {
        return last.map(id -> turns.upTo(id, Context.MAX_TURNS)).orElse(List.of()).stream()
                .map(this::context)
                .toList();
    }

    private Context context(Turn turn) {
        Modality modality = turn.steps().get(Step.ROUTED).map(Route::modality).orElse(Modality.NONE);
        return new Context(turn.prompt().first(Context.MAX_CHARS), modality, outcome(turn));
    }

    private @Nullable String outcome(Turn turn) {
        return artifacts.of(turn.id()).stream()
                .map(Artifact::title)
                .findFirst()
                .map(title -> title.length() > Context.MAX_CHARS ? title.substring(0, Context.MAX_CHARS) : title)
                .orElse(null);
    }
}
