package org.multichat.gateway.page;

import org.jspecify.annotations.Nullable;

/** Light or dark, as somebody has chosen; what has not been chosen is as the system has it. */
enum Theme {
    SYSTEM(""),
    LIGHT(" data-theme=\"light\""),
    DARK(" data-theme=\"dark\"");

    private final String attribute;

    Theme(String attribute) {
        this.attribute = attribute;
    }

    /** @param cookie what the browser has kept; anything else than the two is as if nothing was chosen */
    static Theme chosen(@Nullable String cookie) {
        return switch (cookie) {
            case "light" -> LIGHT;
            case "dark" -> DARK;
            case null, default -> SYSTEM;
        };
    }

    /** For the document's root: it is there before the first pixel, so that nobody is blinded by the wrong one. */
    String attribute() {
        return attribute;
    }
}
