package org.multichat.benchmarks.starts;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.multichat.stack.Part;

/**
 * One start.
 *
 * @param seconds from its launch to its first answer that it is ready
 * @param resident megabytes in memory a little later, an AOT cache's pages among them
 * @param anonymous those of them that are no file's, which nobody shares
 */
record Start(double seconds, double resident, double anonymous) {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Asking costs a processor little, and what is measured takes seconds. */
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(20);

    /** What goes on in the background after a start is part of what it takes. */
    private static final Duration SETTLES = Duration.ofSeconds(2);

    private static final int OK = 200;
    private static final double MEGABYTES = 1e6;

    /** What the kernel calls a kB. */
    private static final double KIBIBYTE = 1_024;

    private static final double NANOS = 1e9;

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Starts it, looks at it and ends it. */
    static Start measure(Way way, Part part) throws IOException, InterruptedException {
        long began = System.nanoTime();
        try (Way.Started started = way.start(part)) {
            awaitReady(started, began + PATIENCE.toNanos());
            double seconds = (System.nanoTime() - began) / NANOS;
            TimeUnit.NANOSECONDS.sleep(SETTLES.toNanos());
            String status = started.status();
            return new Start(seconds, megabytes(status, "VmRSS"), megabytes(status, "RssAnon"));
        }
    }

    static void awaitReady(Way.Started started, long deadline) throws IOException, InterruptedException {
        HttpRequest question = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:%d/q/health/ready".formatted(started.port())))
                .timeout(Duration.ofSeconds(2))
                .build();
        while (!isReady(question)) {
            if (!started.runs() || System.nanoTime() > deadline) {
                throw new IOException("it ended, or did not get ready in time: " + started.words());
            }
            TimeUnit.NANOSECONDS.sleep(BETWEEN_QUESTIONS.toNanos());
        }
    }

    private static boolean isReady(HttpRequest question) throws InterruptedException {
        try {
            return HTTP.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** A line of it is like {@code VmRSS: 123456 kB}. */
    static double megabytes(String status, String name) {
        return status.lines()
                .filter(line -> line.startsWith(name + ":"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) * KIBIBYTE / MEGABYTES)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no " + name + " in: " + status));
    }
}
