package org.multichat.research.intake;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads Markdown for its prose: headings tell where a paragraph stands; code, tables, pictures and the addresses of
 * links are not quoted and so not read.
 */
final class MarkdownText {

    private static final Pattern HEADING = Pattern.compile("^ {0,3}(#{1,6})\\s+(.*?)\\s*#*\\s*$");
    private static final Pattern FENCE = Pattern.compile("^ {0,3}(```|~~~).*");
    private static final Pattern ITEM = Pattern.compile("^\\s*(?:[-*+]|\\d{1,3}[.)])\\s+(.*)$");
    private static final Pattern NOT_PROSE =
            Pattern.compile("^\\s*(?:\\|.*|[-*_=]{3,}\\s*|<!--.*|\\[[^\\]]{1,80}\\]:.*)$");
    private static final Pattern QUOTE_MARK = Pattern.compile("^\\s*(?:>\\s?)+");
    private static final Pattern PICTURE = Pattern.compile("!\\[[^\\]]*\\](?:\\([^)]*\\)|\\[[^\\]]*\\])?");
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]*)\\](?:\\([^)]*\\)|\\[[^\\]]*\\])");
    private static final Pattern EMPHASIS =
            Pattern.compile("(?<![\\p{L}\\p{N}\\\\])([*_]{1,3}|`{1,2})(?=\\S)(.{1,300}?)(?<=\\S)\\1(?![\\p{L}\\p{N}])");

    private final Pages pages = new Pages();
    private final StringBuilder block = new StringBuilder();
    private @Nullable String title;
    private boolean inCode;

    private MarkdownText() {}

    static Draft read(String raw) {
        MarkdownText reading = new MarkdownText();
        CleanText.ofLines(raw).lines().forEach(reading::line);
        reading.endBlock();
        return new Draft(reading.title, reading.pages.all());
    }

    private void line(String line) {
        if (FENCE.matcher(line).matches()) {
            endBlock();
            inCode = !inCode;
            return;
        }
        if (inCode) {
            return;
        }
        Matcher heading = HEADING.matcher(line);
        if (heading.matches()) {
            endBlock();
            heading(heading.group(1).length(), inline(heading.group(2)));
            return;
        }
        if (line.isBlank() || NOT_PROSE.matcher(line).matches()) {
            endBlock();
            return;
        }
        prose(line);
    }

    private void heading(int level, String text) {
        if (level == 1 && title == null) {
            title = text;
        } else {
            pages.heading(text);
        }
    }

    private void prose(String line) {
        String unquoted = QUOTE_MARK.matcher(line).replaceFirst("");
        Matcher item = ITEM.matcher(unquoted);
        if (item.matches()) {
            endBlock();
            block.append(item.group(1)).append('\n');
        } else {
            block.append(unquoted).append('\n');
        }
    }

    private void endBlock() {
        String text = inline(block.toString());
        block.setLength(0);
        if (!text.isBlank()) {
            pages.paragraph(text);
        }
    }

    private static String inline(String marked) {
        String text = PICTURE.matcher(marked).replaceAll("");
        text = LINK.matcher(text).replaceAll("$1");
        return EMPHASIS.matcher(text).replaceAll("$2");
    }
}
