package org.multichat.system;

import java.util.List;
import org.multichat.stack.Part;
import org.multichat.stack.Stack;

/** What a service says of itself at {@code /q/metrics}. */
final class Meters {

    private final Client service;

    Meters(Stack stack, Part part) {
        service = new Client(stack.url(part));
    }

    /** The sum of all values of that name. */
    double of(String name) {
        return lines().stream()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private List<String> lines() {
        Answer answer = service.get("/q/metrics");
        if (answer.status() != 200) {
            throw new AssertionError("the metrics answer " + answer);
        }
        return answer.text().lines().filter(line -> !line.startsWith("#")).toList();
    }
}
