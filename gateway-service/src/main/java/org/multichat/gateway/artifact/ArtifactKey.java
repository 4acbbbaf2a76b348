package org.multichat.gateway.artifact;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Under which name the bytes of an artifact are kept in one of their forms: the same in a folder and in a bucket, so
 * that one can be copied into the other.
 */
record ArtifactKey(ArtifactId id, Form form) {

    /** The last two digits of an id are random, so drawers fill evenly. */
    static final int DRAWERS = 256;

    private static final Pattern NAME = Pattern.compile("(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})(.*)");

    /** What an artifact can be had as; other forms lie beside it and go with it. */
    enum Form {
        ORIGINAL(""),
        JPEG(".jpg"),
        PEAKS(".peaks.json");

        private final String ending;

        Form(String ending) {
            this.ending = ending;
        }
    }

    static ArtifactKey original(ArtifactId id) {
        return new ArtifactKey(id, Form.ORIGINAL);
    }

    /** Every form of an artifact; the original last: as long as it is there, the artifact is. */
    static List<ArtifactKey> allOf(ArtifactId id) {
        return Stream.of(Form.JPEG, Form.PEAKS, Form.ORIGINAL)
                .map(form -> new ArtifactKey(id, form))
                .toList();
    }

    /** Whose bytes have that name; nobody's if it is none of ours. */
    static Optional<ArtifactId> idIn(String name) {
        Matcher parts = NAME.matcher(name);
        boolean ours = parts.matches() && Stream.of(Form.values()).anyMatch(form -> form.ending.equals(parts.group(2)));
        return ours ? Optional.of(new ArtifactId(UUID.fromString(parts.group(1)))) : Optional.empty();
    }

    static String drawer(int drawer) {
        return "%02x".formatted(drawer);
    }

    String drawer() {
        String id = id().toString();
        return id.substring(id.length() - 2);
    }

    String name() {
        return id() + form.ending;
    }

    /** Relative to the folder, or behind the prefix. */
    String path() {
        return drawer() + "/" + name();
    }
}
