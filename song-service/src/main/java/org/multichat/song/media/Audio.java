package org.multichat.song.media;

import java.util.Optional;

/**
 * What a file of audio is by its own bytes, whatever anybody says about it.
 *
 * @param mediaType such as {@code audio/mpeg}
 * @param seconds how long it plays
 */
public record Audio(String mediaType, double seconds) {

    /** Nothing where it is none of the kinds there are: MP3, WAV, M4A. */
    public static Optional<Audio> of(byte[] bytes) {
        return WavFile.seconds(bytes)
                .map(seconds -> new Audio("audio/wav", seconds))
                .or(() -> M4aFile.seconds(bytes).map(seconds -> new Audio("audio/mp4", seconds)))
                .or(() -> Mp3File.seconds(bytes).map(seconds -> new Audio("audio/mpeg", seconds)));
    }
}
