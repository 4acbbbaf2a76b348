package org.multichat.image.media;

/** Bytes that are no picture we take. The message is for a person. */
public final class PictureRefused extends RuntimeException {

    public PictureRefused(String why) {
        super(why, null, false, false);
    }
}
