package org.multichat.image.media;

/** How large a picture is. */
public record Pixels(int width, int height) {

    public long count() {
        return (long) width * height;
    }

    /** {@code 512 x 512} */
    @Override
    public String toString() {
        return width + " x " + height;
    }
}
