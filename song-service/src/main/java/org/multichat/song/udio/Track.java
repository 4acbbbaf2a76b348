package org.multichat.song.udio;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.multichat.provider.rest.JsonBody;

/**
 * One of the songs of an order.
 *
 * @param link where it lies
 * @param isReady whether it lies there whole
 * @param isDead whether it never will
 * @param said why not, or whatever else they say about it
 */
record Track(Optional<String> link, Optional<String> title, boolean isReady, boolean isDead, String said) {

    private static final Set<String> WHOLE = Set.of("complete", "completed", "success");
    private static final Set<String> DEAD = Set.of("error", "failed", "fail");

    /** @param isLate whether the first song is said to be there: older answers tell the state of all songs at once */
    static Track of(JsonBody item, boolean isLate) {
        String status = item.text("status").orElse("").toLowerCase(Locale.ROOT);
        Optional<String> link = item.text("audio_url").map(String::strip).filter(text -> !text.isEmpty());
        boolean isReady = link.isPresent() && (status.isEmpty() ? isLate : WHOLE.contains(status));
        String why = Feed.said(item, "fail_message", "error_message", "error");
        return new Track(
                link,
                item.text("title"),
                isReady,
                !isReady && (DEAD.contains(status) || !why.isEmpty()),
                why.isEmpty() ? Feed.said(item, "extra_message") : why);
    }

    boolean isSettled() {
        return isReady || isDead;
    }
}
