package org.multichat.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One of our Quarkus applications, packaged, in a JVM of its own. */
final class ServiceProcess implements Program {

    /** A service that takes longer to say whether it is ready, is not. */
    private static final Duration ANSWER = Duration.ofSeconds(2);

    private static final int OK = 200;

    private final String label;
    private final URI url;
    private final List<String> command;
    private final Map<String, String> environment;
    private final LogFile log;
    private final Pids.Entry entry;
    private final HttpClient http;

    /**
     * @param label as it is called on the console; no two are called the same
     * @param port where it listens
     */
    ServiceProcess(
            Part part, String label, int port, Path jar, Wiring wiring, LogFile log, Pids pids, HttpClient http) {
        this.label = label;
        this.url = Part.url(port);
        this.command = command(part, jar, wiring);
        this.environment = wiring.environment(part, port);
        this.log = log;
        this.entry = pids.entry(label, jar.toString());
        this.http = http;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public String address() {
        return url.toString();
    }

    @Override
    public Running launch() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(OwnSession.of(command));
        builder.environment().putAll(environment);
        return ChildProcess.launch(builder, ChildProcess.Polite.TERM, log, entry);
    }

    @Override
    public boolean isReady() {
        HttpRequest question = HttpRequest.newBuilder(url.resolve("/q/health/ready"))
                .timeout(ANSWER)
                .build();
        try {
            return http.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static List<String> command(Part part, Path jar, Wiring wiring) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JvmFlags.of(part).asArguments(wiring.javaOptions(part)));
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }
}
