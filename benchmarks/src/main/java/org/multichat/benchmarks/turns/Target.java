package org.multichat.benchmarks.turns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.multichat.benchmarks.house.Service;
import org.multichat.benchmarks.house.Upstream;

/** Whoever is asked for the same text: ours, the upstream itself, or a proxy in front of it. */
record Target(String name, URI address, String body, List<String> headers, boolean ours) {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** @param deltas pieces of text, {@code paceMillis} apart */
    static Target ours(Service gateway, boolean classified, int deltas, int paceMillis) {
        String modality = classified ? "" : "\"modality\":\"RESEARCH\",";
        String body = """
                {"prompt":"Write a research report on the causes of World War I",%s"options":{"deltas":%d,"paceMillis":%d}}""".formatted(modality, deltas, paceMillis);
        return new Target(
                classified ? "ours, classified" : "ours",
                gateway.at("/api/v1/turns"),
                body,
                List.of("Accept", "text/event-stream", "Content-Type", "application/json"),
                true);
    }

    static Target completions(String name, URI address, int deltas, int paceMillis, String... headers) {
        String body = """
                {"model":"stub","stream":true,"deltas":%d,"paceMillis":%d,"messages":[{"role":"user","content":"Write"}]}""".formatted(deltas, paceMillis);
        List<String> all = Stream.concat(Stream.of("Content-Type", "application/json"), Stream.of(headers))
                .toList();
        return new Target(name, address, body, all, false);
    }

    /**
     * Asks once and reads to the end.
     *
     * @throws IOException when what came is not whole
     */
    void ask(Tally tally) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .headers(headers.toArray(String[]::new))
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<Stream<String>> response = HTTP.send(request, HttpResponse.BodyHandlers.ofLines());
        if (response.statusCode() != 200) {
            try (Stream<String> words = response.body()) {
                throw new IOException(name + " answers " + response.statusCode() + ": "
                        + words.findFirst().orElse(""));
            }
        }
        try (Stream<String> lines = response.body()) {
            read(lines.iterator(), tally);
        } catch (UncheckedIOException cut) {
            throw cut.getCause();
        }
    }

    private void read(Iterator<String> lines, Tally tally) throws IOException {
        int ids = 0;
        boolean ended = false;
        while (lines.hasNext()) {
            String line = lines.next();
            if (line.startsWith("id:")) {
                ids++;
                if (Integer.parseInt(line.substring(3).strip()) != ids) {
                    throw new IOException("a gap before event " + line);
                }
            } else if (line.startsWith("data:")) {
                heard(line, tally);
                ended |= ours ? line.contains("\"type\":\"done\"") : line.contains("[DONE]");
            }
        }
        if (!ended) {
            throw new IOException(name + " ended without an end");
        }
    }

    private static void heard(String line, Tally tally) {
        long now = Upstream.Stamp.micros(Instant.now());
        for (int from = line.indexOf('@'); from >= 0; from = line.indexOf('@', from)) {
            int to = line.indexOf('@', from + 1);
            tally.delta(now - Long.parseLong(line.substring(from + 1, to)));
            from = to + 1;
        }
    }
}
