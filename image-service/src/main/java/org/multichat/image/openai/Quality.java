package org.multichat.image.openai;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How fine a picture is made, and how dear. Leaving it to the provider would leave the price to it. */
enum Quality {
    LOW,
    MEDIUM,
    HIGH,
    XHIGH,
    MAX;

    static List<String> words() {
        return Arrays.stream(values()).map(Quality::word).toList();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
