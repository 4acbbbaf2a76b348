package org.multichat.benchmarks.turns;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.Stream;

/** Begins a turn that takes its time, and does not stay to hear it. */
final class Slow {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Slow() {}

    /** Which turn it is. */
    static String begin(Target target) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(target.address())
                .headers(target.headers().toArray(String[]::new))
                .POST(HttpRequest.BodyPublishers.ofString(target.body()))
                .build();
        HttpResponse<Stream<String>> response = HTTP.send(request, HttpResponse.BodyHandlers.ofLines());
        try (Stream<String> lines = response.body()) {
            String accepted = lines.filter(line -> line.startsWith("data:"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no turn began: " + response.statusCode()));
            return new ObjectMapper()
                    .readTree(accepted.substring("data:".length()))
                    .path("turnId")
                    .asText();
        }
    }
}
