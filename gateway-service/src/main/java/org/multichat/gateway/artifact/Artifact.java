package org.multichat.gateway.artifact;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.multichat.gateway.account.AccountId;
import org.multichat.gateway.turn.TurnEvent;
import org.multichat.gateway.turn.TurnId;

/**
 * One thing that was made and is kept.
 *
 * @param n counts the things of its turn from 1
 * @param notDrawn what it does not show although the prompt asked for it
 * @param bytes its length; nothing while it is lost: paid for, but not fetched yet
 * @param sha256 of its bytes, in hexadecimal
 */
public record Artifact(
        ArtifactId id,
        TurnId turn,
        AccountId account,
        int n,
        String mediaType,
        String title,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Double durationSeconds,
        List<String> notDrawn,
        @Nullable Long bytes,
        @Nullable String sha256,
        Instant createdAt) {

    public boolean isLost() {
        return sha256 == null;
    }

    /** Where its bytes are, relative to the gateway. */
    public String url() {
        return "/api/v1/artifacts/" + id + "/content";
    }

    public TurnEvent.Artifact event() {
        return new TurnEvent.Artifact(
                id.value(), mediaType, url(), title, width, height, durationSeconds, notDrawn, isLost());
    }
}
