package org.multichat.gateway.turn;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;

/**
 * What one gateway tells the others, in the payload of a NOTIFY: who says it, a verb, and turns.
 *
 * @param from the gateway's runner, so that it passes over what it said itself
 */
record NewsFlash(UUID from, Verb verb, Set<TurnId> turns) {

    static final String CHANNEL = "turn_news";
    /** PostgreSQL takes payloads below 8,000 bytes; a UUID and its separator are 37 of them. */
    static final int MAX_TURNS = 200;

    enum Verb {
        COMMITTED,
        STOP,
        GIVEN_BACK
    }

    static NewsFlash committed(UUID from, List<JournalEntry> entries) {
        return new NewsFlash(
                from,
                Verb.COMMITTED,
                entries.stream().map(entry -> entry.lease().turn()).collect(Collectors.toSet()));
    }

    /** Within the session's transaction: it is heard when that is committed. */
    void tell(Session entities) {
        entities.createNativeQuery("SELECT CAST(pg_notify(:channel, :flash) AS text)", String.class)
                .setParameter("channel", CHANNEL)
                .setParameter("flash", payload())
                .getSingleResult();
    }

    String payload() {
        return from + " " + verb + turns.stream().map(turn -> " " + turn).collect(Collectors.joining());
    }

    /** @throws IllegalArgumentException for what a newer version says */
    static NewsFlash read(String payload) {
        String[] words = payload.split(" ", -1);
        Set<TurnId> turns = new HashSet<>();
        for (int i = 2; i < words.length; i++) {
            turns.add(new TurnId(UUID.fromString(words[i])));
        }
        return new NewsFlash(UUID.fromString(words[0]), Verb.valueOf(words[1]), turns);
    }
}
