package org.multichat.operation.log;

/** What ends lines or moves a terminal's cursor; a tab does neither. */
final class ControlCharacters {

    private ControlCharacters() {}

    static boolean areIn(String text) {
        return text.chars().anyMatch(ControlCharacters::isOne);
    }

    /** The same with each of them as a programmer writes it: {@code \n}, {@code \u001b}. */
    static String spelledOut(String text) {
        StringBuilder spelled = new StringBuilder(text.length() + 16);
        text.chars().forEach(each -> {
            switch (each) {
                case '\n' -> spelled.append("\\n");
                case '\r' -> spelled.append("\\r");
                default -> {
                    if (isOne(each)) {
                        spelled.append("\\u%04x".formatted(each));
                    } else {
                        spelled.append((char) each);
                    }
                }
            }
        });
        return spelled.toString();
    }

    /** Also the two separators of Unicode, which some readers of logs take for the end of a line. */
    private static boolean isOne(int each) {
        return (Character.isISOControl(each) && each != '\t') || each == 0x2028 || each == 0x2029;
    }
}
