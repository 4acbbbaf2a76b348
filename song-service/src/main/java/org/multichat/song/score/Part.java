package org.multichat.song.score;

import java.util.List;

/** Everything one instrument plays in a song. */
public record Part(Role role, Instrument instrument, List<Note> notes) {

    public Part {
        notes = List.copyOf(notes);
    }
}
