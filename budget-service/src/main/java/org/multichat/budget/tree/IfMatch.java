package org.multichat.budget.tree;

import jakarta.ws.rs.core.EntityTag;
import org.multichat.kit.problem.Invalid;

/** The version somebody has read and means to change, as HTTP writes it: {@code "3"}, or {@code *} for any. */
record IfMatch(String header) {

    private static final String ANY = "*";

    IfMatch {
        header = header.strip();
        if (!header.equals(ANY) && !header.matches("\"[^\"]{1,40}\"")) {
            throw new Invalid("If-Match", "has to be an ETag in quotes, as it was answered");
        }
    }

    boolean matches(long version) {
        return header.equals(ANY) || header.equals('"' + tag(version).getValue() + '"');
    }

    static EntityTag tag(long version) {
        return new EntityTag(Long.toString(version));
    }
}
