package org.multichat.generator.generation;

import java.nio.file.Path;

/**
 * The bytes of one product, kept in a file until they are fetched.
 *
 * @param etag the strong validator of these bytes, without quotes: the same bytes on every replica have the same
 */
public record Spooled(String mediaType, Path file, long bytes, String etag) {}
