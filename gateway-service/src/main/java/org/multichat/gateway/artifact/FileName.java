package org.multichat.gateway.artifact;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;

/**
 * A name under which an artifact can be saved anywhere, whatever its title says: plain letters and digits, and beside
 * it the title itself for those who understand it.
 */
final class FileName {

    private static final int MAX_CHARS = 60;

    /** Of what a header may say as it is; the rest is written as bytes (RFC 8187). */
    private static final String PLAIN = "!#$&+-.^_`|~";

    private FileName() {}

    /** A {@code Content-Disposition} as RFC 6266 has it. */
    static String disposition(Artifact artifact, String mediaType, boolean download) {
        return "%s; filename=\"%s\"; filename*=UTF-8''%s"
                .formatted(
                        download ? "attachment" : "inline",
                        of(artifact, mediaType),
                        encoded(title(artifact) + "." + endingOf(mediaType)));
    }

    static String of(Artifact artifact, String mediaType) {
        String plain = Normalizer.normalize(artifact.title(), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String name = plain.isEmpty() ? "artifact" : plain.substring(0, Math.min(MAX_CHARS, plain.length()));
        return name + "." + endingOf(mediaType);
    }

    /** Without what means something to a file system, or turns a name around. */
    private static String title(Artifact artifact) {
        String harmless = artifact.title()
                .replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}/\\\\:*?\"<>|]+", " ")
                .replaceAll("\\s+", " ")
                .replaceAll("^[. ]+|[. ]+$", "");
        int end = harmless.offsetByCodePoints(0, Math.min(MAX_CHARS, harmless.codePointCount(0, harmless.length())));
        return harmless.isEmpty() ? "artifact" : harmless.substring(0, end);
    }

    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            char letter = (char) (one & 0xff);
            boolean isPlain = letter < 0x80 && (Character.isLetterOrDigit(letter) || PLAIN.indexOf(letter) >= 0);
            encoded.append(isPlain ? String.valueOf(letter) : "%%%02X".formatted((int) letter));
        }
        return encoded.toString();
    }

    private static String endingOf(String mediaType) {
        return switch (mediaType) {
            case "image/png" -> "png";
            case "image/jpeg" -> "jpg";
            case "image/webp" -> "webp";
            case "audio/wav" -> "wav";
            case "audio/mpeg" -> "mp3";
            case "audio/mp4" -> "m4a";
            case "text/markdown" -> "md";
            default -> "bin";
        };
    }
}
