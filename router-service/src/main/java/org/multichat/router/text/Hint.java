package org.multichat.router.text;

/**
 * A word of the lexicon where it stands in a text.
 *
 * @param word as the lexicon has it
 * @param at where it begins, counted in characters of the plain text
 * @param end where it ends
 * @param headLast whether the language puts the thing after what it is about
 */
public record Hint(String word, String language, Kind kind, int at, int end, boolean headLast) {}
