package org.multichat.research.document;

/**
 * A file that was there and could not be used; said in every brief, so that nobody believes it was searched.
 *
 * @param name relative to the folder
 * @param why in a few words, such as {@code protected by a password}
 */
public record Unread(String name, String why) {}
