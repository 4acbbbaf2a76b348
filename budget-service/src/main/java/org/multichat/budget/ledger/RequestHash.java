package org.multichat.budget.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether the same thing is asked for again. What is absent adds nothing but its place, so that a later version
 * may ask for more and still recognise what this one has stored.
 */
final class RequestHash {

    private RequestHash() {}

    static String of(@Nullable Object... parts) {
        StringBuilder text = new StringBuilder();
        for (int place = 0; place < parts.length; place++) {
            Object part = parts[place];
            if (part != null) {
                String value = part.toString();
                text.append(place)
                        .append(':')
                        .append(value.length())
                        .append(':')
                        .append(value);
            }
        }
        return HexFormat.of().formatHex(sha256().digest(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
