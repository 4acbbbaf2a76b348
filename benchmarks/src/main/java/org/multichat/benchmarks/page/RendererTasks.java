package org.multichat.benchmarks.page;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How long the tasks of pages' main threads took, by a trace that Chromium wrote.
 *
 * @param millis of each, in no order
 */
record RendererTasks(List<Double> millis) {

    /** Longer ones are felt: what the Long Tasks API calls long. */
    static final int LONG_MILLIS = 50;

    private static final double MICROS_IN_A_MILLI = 1_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A task as the trace has it: whose, and how long. */
    private record Task(String thread, double millis) {}

    static RendererTasks read(Path trace) throws IOException {
        Set<String> mainThreads = new HashSet<>();
        List<Task> tasks = new ArrayList<>();
        // Such a trace has some hundred megabytes.
        try (JsonParser parser = JSON.createParser(trace.toFile())) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.START_ARRAY && "traceEvents".equals(parser.currentName())) {
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        JsonNode event = JSON.readTree(parser);
                        String thread = event.path("pid") + "/" + event.path("tid");
                        switch (event.path("name").asText()) {
                            case "thread_name" -> {
                                if (event.path("args").path("name").asText().equals("CrRendererMain")) {
                                    mainThreads.add(thread);
                                }
                            }
                            case "ThreadControllerImpl::RunTask" ->
                                tasks.add(new Task(thread, event.path("dur").asDouble() / MICROS_IN_A_MILLI));
                            default -> {
                                // Of no interest.
                            }
                        }
                    }
                }
            }
        }
        return new RendererTasks(tasks.stream()
                .filter(task -> mainThreads.contains(task.thread()))
                .map(Task::millis)
                .toList());
    }

    long countOfLong() {
        return millis.stream().filter(each -> each > LONG_MILLIS).count();
    }

    double longest() {
        return millis.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
    }
}
