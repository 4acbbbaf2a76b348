package org.multichat.song.udio;

import org.multichat.song.media.Audio;

/** A song that was fetched and is one. */
@SuppressWarnings("ArrayRecordComponent") // handed on once
record Song(Audio audio, byte[] bytes) {

    private static final int SHORTEST_SECONDS = 1;
    private static final int LONGEST_SECONDS = 10 * 60;

    static Song of(byte[] bytes) throws SongRefused {
        Audio audio =
                Audio.of(bytes).orElseThrow(() -> new SongRefused("It is no audio of a kind that is known here."));
        if (audio.seconds() < SHORTEST_SECONDS || audio.seconds() > LONGEST_SECONDS) {
            throw new SongRefused("It plays for %.1f seconds, and songs have %d to %d."
                    .formatted(audio.seconds(), SHORTEST_SECONDS, LONGEST_SECONDS));
        }
        return new Song(audio, bytes);
    }
}
