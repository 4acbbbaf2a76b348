package org.multichat.operation.setting;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code ${NAME:default}} in a value; defaults may hold others. */
final class Expressions {

    private static final Pattern START = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)");

    private Expressions() {}

    /** @param fallback what holds where it is not set; another setting in it stands there by its name */
    record Expression(String name, String fallback) {}

    static List<Expression> in(String value) {
        List<Expression> found = new ArrayList<>();
        Matcher start = START.matcher(value);
        int from = 0;
        while (start.find(from)) {
            int end = closing(value, start.start());
            String inside = value.substring(start.end(), end);
            String fallback = inside.startsWith(":") ? inside.substring(1) : "";
            found.add(new Expression(start.group(1), spoken(fallback)));
            found.addAll(in(fallback));
            from = end;
        }
        return found;
    }

    private static String spoken(String fallback) {
        return fallback.replaceAll("\\$\\{([A-Za-z][A-Za-z0-9_.-]*)(?::[^{}]*)?}", "$1");
    }

    private static int closing(String value, int start) {
        int open = 0;
        for (int i = start; i < value.length(); i++) {
            open += value.charAt(i) == '{' ? 1 : value.charAt(i) == '}' ? -1 : 0;
            if (open == 0 && value.charAt(i) == '}') {
                return i;
            }
        }
        throw new IllegalArgumentException("an expression does not end: " + value);
    }
}
