package org.multichat.research.brief;

import java.util.regex.Pattern;

/** Writes what others wrote so that it is shown as they wrote it, and never acts as markup, link, picture or HTML. */
final class Markdown {

    private static final Pattern MARKUP = Pattern.compile("[\\\\`*_\\[\\]|~$]");
    private static final Pattern ENTITY = Pattern.compile("&(?=#?\\w{1,31};)");
    private static final Pattern BLOCK_START = Pattern.compile("^([#+=>-]|\\d{1,9}(?=[.)]))(?=.)");
    private static final Pattern ADDRESS = Pattern.compile("(?i)\\b(?:[a-z][a-z0-9+.-]*://|www\\.)\\S+");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private Markdown() {}

    /** One line of text. */
    static String escaped(String text) {
        String line =
                ADDRESS.matcher(SPACES.matcher(text).replaceAll(" ").strip()).replaceAll("(address left out)");
        line = ENTITY.matcher(line).replaceAll("&amp;").replace("<", "&lt;").replace(">", "&gt;");
        line = MARKUP.matcher(line).replaceAll("\\\\$0");
        return BLOCK_START
                .matcher(line)
                .replaceFirst("$1\u0001")
                .replaceFirst("^([#+=-])\u0001", "\\\\$1")
                .replaceFirst("^(\\d+)\u0001", "$1\\\\");
    }
}
