package org.multichat.gateway.idempotency;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.multichat.kit.problem.Invalid;

/**
 * By which a client says that two requests are the same one.
 *
 * @param text 1 to {@value #MAX_CHARS} visible ASCII characters
 * @param fingerprint of the request that carries it: a SHA-256 in hexadecimal
 */
public record IdempotencyKey(String text, String fingerprint) {

    public static final String HEADER = "Idempotency-Key";
    /** Set on the answer to a request that was done before. */
    public static final String REPLAYED = "Idempotency-Replayed";

    public static final int MAX_CHARS = 255;

    public IdempotencyKey {
        boolean visible = !text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c < 127);
        if (!visible || text.length() > MAX_CHARS) {
            throw new Invalid(HEADER, "has to be 1 to %d visible ASCII characters".formatted(MAX_CHARS));
        }
    }

    /**
     * The key in a header, if there is one.
     *
     * @param method of HTTP, with which the request was sent
     * @param path where it went
     * @param body what it asked for, in one form however it was written
     */
    public static Optional<IdempotencyKey> of(@Nullable String header, String method, String path, byte[] body) {
        if (header == null) {
            return Optional.empty();
        }
        MessageDigest digest = sha256();
        digest.update((method + " " + path).getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        return Optional.of(new IdempotencyKey(header, HexFormat.of().formatHex(digest.digest(body))));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
