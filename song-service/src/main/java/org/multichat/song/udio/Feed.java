package org.multichat.song.udio;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.multichat.provider.rest.JsonBody;

/**
 * How far an order was when it was looked at.
 *
 * @param isDone whether they say that it is over; at times they say so before all is there
 * @param hasFailed whether nothing will come of it
 * @param tracks at most two, some of which may not be there yet
 * @param said why it failed, in their words
 */
record Feed(Stage stage, boolean isDone, boolean hasFailed, List<Track> tracks, String said) {

    /** So many songs come of an order. */
    static final int SONGS = 2;

    private static final Set<String> DONE = Set.of("complete", "completed", "success");
    private static final Set<String> FAILED = Set.of("failed", "fail", "failure", "error");

    /** In the order they come. */
    enum Stage {
        /** It waits. */
        NEW,
        /** Its words are there. */
        TEXT,
        /** The first of its songs is there. */
        FIRST,
        /** All are. */
        COMPLETE
    }

    /** @param reply of either version: what is in an envelope, or what is not */
    static Feed of(JsonBody reply) {
        JsonBody data = reply.at("data").isObject() ? reply.at("data") : reply;
        String type = data.text("type").orElse("").toLowerCase(Locale.ROOT);
        boolean isDone = DONE.contains(type) || FAILED.contains(type);
        boolean isLate = isDone || type.equals("first");
        List<Track> tracks = data.list("response_data").stream()
                .limit(SONGS)
                .map(item -> Track.of(item, isLate))
                .toList();
        boolean isComplete = tracks.size() == SONGS || (isDone && !tracks.isEmpty());
        boolean allDead = isComplete && tracks.stream().allMatch(Track::isDead);
        boolean hasFailed =
                (FAILED.contains(type) || allDead) && tracks.stream().noneMatch(Track::isReady);
        return new Feed(stage(type, data, tracks), isDone, hasFailed, tracks, whyOf(reply, data, tracks));
    }

    List<Track> ready() {
        return tracks.stream().filter(Track::isReady).toList();
    }

    /** Whether no song is missing any more. */
    boolean isWhole() {
        return tracks.size() == SONGS && tracks.stream().allMatch(Track::isSettled);
    }

    /** The first of these members that says something, as a text or as an object with a message. */
    static String said(JsonBody where, String... members) {
        for (String member : members) {
            String text = where.text(member)
                    .or(() -> where.at(member).text("message"))
                    .orElse("");
            if (!text.isBlank()) {
                return text;
            }
        }
        return "";
    }

    private static Stage stage(String type, JsonBody data, List<Track> tracks) {
        if (tracks.size() == SONGS && tracks.stream().allMatch(Track::isSettled)) {
            return Stage.COMPLETE;
        }
        if (type.equals("first") || tracks.stream().anyMatch(Track::isReady)) {
            return Stage.FIRST;
        }
        boolean hasWords = type.equals("text")
                || data.list("response_data").stream()
                        .anyMatch(item -> !item.text("status").orElse("").isEmpty());
        return hasWords ? Stage.TEXT : Stage.NEW;
    }

    private static String whyOf(JsonBody reply, JsonBody data, List<Track> tracks) {
        String why = said(data, "fail_message", "error_message", "error", "extra_message");
        if (!why.isEmpty()) {
            return why;
        }
        String ofTrack = tracks.stream()
                .map(Track::said)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        // In an envelope this is "success", whatever became of the song.
        return ofTrack.isEmpty() && !reply.at("data").isObject() ? said(reply, "message") : ofTrack;
    }
}
