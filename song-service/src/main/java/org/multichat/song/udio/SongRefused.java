package org.multichat.song.udio;

/** A song that was made cannot be taken; the message says why, without its link. */
final class SongRefused extends Exception {

    SongRefused(String why) {
        super(why, null, false, false);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
