package org.multichat.system;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Reads an event stream: {@code id:} and {@code data:} lines, comments in between, an empty line after each event. */
final class Frames {

    private final StringBuilder data = new StringBuilder();
    private int id;

    static List<Event> of(Stream<String> lines) {
        Frames frames = new Frames();
        List<Event> events = new ArrayList<>();
        lines.forEach(line -> frames.take(line, events::add));
        return events;
    }

    void take(String line, Consumer<Event> event) {
        if (line.startsWith("id:")) {
            id = Integer.parseInt(line.substring(3).strip());
        } else if (line.startsWith("data:")) {
            data.append(data.isEmpty() ? "" : "\n").append(line.substring(5).strip());
        } else if (line.isEmpty() && !data.isEmpty()) {
            event.accept(new Event(id, data.toString()));
            data.setLength(0);
        }
    }
}
