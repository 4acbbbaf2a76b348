package org.multichat.generator.provider;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was made, without its bytes.
 *
 * @param mediaType such as {@code image/png}
 * @param title a few words, for a person and for a file name
 * @param width of a picture, in pixels
 * @param height of a picture, in pixels
 * @param durationSeconds of a song
 * @param notDrawn words of the prompt that the result does not show, so that nobody is deceived
 */
public record Product(
        String mediaType,
        String title,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Double durationSeconds,
        List<String> notDrawn) {

    public Product {
        notDrawn = List.copyOf(notDrawn);
    }
}
