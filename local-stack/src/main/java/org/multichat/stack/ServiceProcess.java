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

    /** What is only prepared for the next start gives way to everything else. */
    private static final List<String> GIVING_WAY = OwnSession.onPath("nice")
            .map(nice -> List.of(nice.toString(), "-n", "19"))
            .orElse(List.of());

    /** What a process is launched for. */
    private enum Purpose {
        SERVE,
        /** Runs once, so that others learn from it. */
        RECORD,
        /** Makes a cache of what was recorded, without running the service. */
        ASSEMBLE
    }

    private final String label;
    private final Purpose purpose;
    private final URI url;
    private final Path jar;
    private final List<String> flags;
    private final Map<String, String> environment;
    private final LogFile log;
    private final Pids.Entry entry;
    private final HttpClient http;

    /**
     * One that serves.
     *
     * @param label as it is called on the console; no two are called the same
     * @param port where it listens
     */
    ServiceProcess(
            Part part, String label, int port, Path jar, Wiring wiring, LogFile log, Pids pids, HttpClient http) {
        this(Purpose.SERVE, part, label, port, jar, wiring, log, pids, http);
    }

    private ServiceProcess(
            Purpose purpose,
            Part part,
            String label,
            int port,
            Path jar,
            Wiring wiring,
            LogFile log,
            Pids pids,
            HttpClient http) {
        this.label = label;
        this.purpose = purpose;
        this.url = Part.url(port);
        this.jar = jar;
        this.flags = JvmFlags.of(part).asArguments(wiring.javaOptions(part));
        this.environment = wiring.environment(part, port);
        this.log = log;
        this.entry = pids.entry(label, jar.toString());
        this.http = http;
    }

    /** How its AOT cache is made: by two more processes of it, one after the other. */
    static Training.Lesson lesson(
            Part part, int port, Path jar, Wiring wiring, LogFile log, Pids pids, HttpClient http) {
        String label = part.label() + "-training";
        var recording = new ServiceProcess(Purpose.RECORD, part, label, port, jar, wiring, log, pids, http);
        var assembly = new ServiceProcess(Purpose.ASSEMBLE, part, label, port, jar, wiring, log, pids, http);
        return new Training.Lesson(recording.cache(), recording, assembly);
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
        ProcessBuilder builder = new ProcessBuilder(OwnSession.of(command()));
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

    private AotCache cache() {
        return AotCache.of(jar, flags);
    }

    /** Put together at each launch: there may be a cache since the last. */
    private List<String> command() {
        List<String> command = new ArrayList<>(purpose == Purpose.SERVE ? List.of() : GIVING_WAY);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(
                switch (purpose) {
                    case SERVE -> cache().use();
                    case RECORD -> cache().record();
                    case ASSEMBLE -> cache().assemble();
                });
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }
}
