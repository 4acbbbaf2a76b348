package org.multichat.research.openai;

/** What of a model's text may be said: no control characters, no halves of characters. */
final class Plain {

    private static final char REPLACED = '\uFFFD';

    private Plain() {}

    /** Without control characters other than line breaks and tabs; a function of each character alone. */
    static String withoutControls(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            char each = text.charAt(at);
            if (each == '\n' || each == '\t' || !Character.isISOControl(each)) {
                plain.append(each);
            }
        }
        return plain.toString();
    }

    /** With every half of a character replaced. */
    static String withoutHalves(String text) {
        StringBuilder whole = new StringBuilder(text.length());
        text.codePoints().forEach(each -> {
            boolean half = each >= Character.MIN_SURROGATE && each <= Character.MAX_SURROGATE;
            whole.appendCodePoint(half ? REPLACED : each);
        });
        return whole.toString();
    }

    /** One line of at most so many characters, without the marks of a heading. */
    static String line(String text, int maxChars) {
        String line = withoutHalves(withoutControls(text.replaceAll("\\s+", " ")))
                .strip()
                .replaceFirst("^#+\\s*", "");
        return start(line, maxChars);
    }

    static String start(String text, int maxChars) {
        if (text.length() <= maxChars) {
            return text;
        }
        int end = Character.isLowSurrogate(text.charAt(maxChars)) ? maxChars - 1 : maxChars;
        return text.substring(0, end).stripTrailing();
    }

    /** Its last words. */
    static String end(String text, int maxChars) {
        if (text.length() <= maxChars) {
            return text;
        }
        int start = text.length() - maxChars;
        int space = text.indexOf(' ', start);
        return withoutHalves(text.substring(space < 0 ? start : space + 1));
    }
}
