package org.multichat.research.intake;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Text without what only confuses: control characters, invisible direction marks, runs of spaces. */
final class CleanText {

    /** Direction overrides can make a sentence read as its opposite; joiners and soft hyphens hide words. */
    private static final Pattern INVISIBLE = Pattern.compile(
            "[\\p{Cc}&&[^\\n\\t]]|[\\u00AD\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF\\uFFFD]");

    private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0]+");

    private CleanText() {}

    /** Line breaks stay as they are, whatever the system that wrote them. */
    static String ofLines(String raw) {
        String lines = raw.replace("\r\n", "\n").replace('\r', '\n').replace('\f', '\n');
        return Normalizer.normalize(INVISIBLE.matcher(lines).replaceAll(""), Normalizer.Form.NFC);
    }

    /** One line. */
    static String evened(String text) {
        return SPACES.matcher(text).replaceAll(" ").strip();
    }
}
