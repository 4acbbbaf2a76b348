package org.multichat.gateway.artifact;

import java.text.Normalizer;
import java.util.Locale;

/** A name under which an artifact can be saved anywhere: plain letters and digits, whatever its title says. */
final class FileName {

    private static final int MAX_CHARS = 60;

    private FileName() {}

    static String of(Artifact artifact) {
        String plain = Normalizer.normalize(artifact.title(), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String name = plain.isEmpty() ? "artifact" : plain.substring(0, Math.min(MAX_CHARS, plain.length()));
        return name + "." + endingOf(artifact.mediaType());
    }

    private static String endingOf(String mediaType) {
        return switch (mediaType) {
            case "image/png" -> "png";
            case "image/jpeg" -> "jpg";
            case "audio/wav" -> "wav";
            case "audio/mpeg" -> "mp3";
            case "text/markdown" -> "md";
            default -> "bin";
        };
    }
}
