package org.multichat.operation.setting;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A properties file as people read it: each property with the comment that stands above it. */
record PropertiesText(List<Line> lines) {

    /** @param meaning the comment of its paragraph that is nearest above; empty where there is none */
    record Line(String property, String value, String meaning) {}

    /** Lines for tests and development are left out: nobody sets them. */
    static PropertiesText of(Stream<String> text) {
        List<Line> lines = new ArrayList<>();
        StringBuilder comment = new StringBuilder();
        boolean speaking = false;
        for (String line : text.map(String::strip).toList()) {
            if (line.startsWith("#")) {
                if (!speaking) {
                    comment.setLength(0);
                }
                comment.append(comment.isEmpty() ? "" : " ")
                        .append(line.substring(1).strip());
                speaking = true;
                continue;
            }
            speaking = false;
            if (line.isEmpty()) {
                comment.setLength(0);
            } else if (!line.startsWith("%")) {
                int equals = line.indexOf('=');
                lines.add(new Line(line.substring(0, equals), line.substring(equals + 1), comment.toString()));
            }
        }
        return new PropertiesText(List.copyOf(lines));
    }
}
