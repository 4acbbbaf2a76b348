package org.multichat.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.multichat.stack.Part;
import org.multichat.system.deploy.Tool;

/**
 * The compose files with two gateways, on a Docker engine, as a project of its own on free ports; closing leaves
 * nothing.
 */
final class Containers implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger("containers");

    private static final Path ROOT = TheStack.CHECKOUT.root().toAbsolutePath().normalize();
    private static final List<String> FILES = List.of(
            "docker-compose.yml", "docker-compose.two-gateways.yml", "system-tests/src/test/resources/containers.yml");

    /** An image is built within one or two minutes, and so is everything started; this is for a busy machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final String project = "multichat-" + ProcessHandle.current().pid();
    private final Map<String, String> settings = new HashMap<>();
    private final List<String> compose = composeCommand();

    Containers() {
        Path empty = ROOT.resolve("system-tests/target/containers/.env");
        settings.put("VERSION", project);
        settings.put("GATEWAY_PORT", freePort());
        settings.put("BALANCER_PORT", freePort());
        settings.put("LEDGER_PORT", freePort());
        settings.put("DOCKER_BUILDKIT", "1");
        try {
            // A person's own settings are not what is tested.
            Files.createDirectories(empty.resolveSibling(""));
            Files.writeString(empty, "");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        compose.addAll(List.of("--project-name", project, "--project-directory", ROOT.toString()));
        compose.addAll(List.of("--env-file", empty.toString()));
        FILES.forEach(file -> compose.addAll(List.of("-f", ROOT.resolve(file).toString())));
    }

    void start() {
        Part.services().forEach(part -> {
            String service = part.label() + "-service";
            docker(
                    "build",
                    "--quiet",
                    "--file",
                    ROOT.resolve("Dockerfile").toString(),
                    "--build-arg",
                    "APPS=packaged",
                    "--build-arg",
                    "SERVICE=" + service,
                    "--build-arg",
                    "PORT=" + part.usualPort(),
                    "--tag",
                    image(part),
                    ROOT.resolve(service).resolve("target/quarkus-app").toString());
        });
        compose("up", "--detach", "--no-build");
        running().forEach(this::awaitHealthy);
        Client client = client();
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> client.get("/q/health/ready").status() == 200);
    }

    /** On connections of the kind that a balancer spreads. */
    Client client() {
        return new Client(url("BALANCER_PORT"), HttpClient.Version.HTTP_1_1);
    }

    Ledger ledger() {
        String secret = docker("exec", container("gateway"), "cat", "/secrets/secrets.properties")
                .lines()
                .filter(line -> line.startsWith("SERVICE_SECRET="))
                .map(line -> line.substring("SERVICE_SECRET=".length()))
                .findFirst()
                .orElseThrow();
        return new Ledger(url("LEDGER_PORT"), secret);
    }

    /** What runs for as long as the project does. */
    Stream<String> running() {
        return compose("ps", "--services")
                .lines()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .filter(name -> !List.of("secrets", "databases").contains(name))
                .sorted();
    }

    /** As {@code kill -9}; nobody starts it again before {@link #start(String)}. */
    void kill(String service) {
        docker("kill", "--signal", "KILL", container(service));
    }

    void start(String service) {
        docker("start", container(service));
    }

    void pause(String service) {
        docker("pause", container(service));
    }

    void unpause(String service) {
        docker("unpause", container(service));
    }

    void disconnect(String service, String network) {
        docker("network", "disconnect", project + "_" + network, container(service));
    }

    void connect(String service, String network) {
        docker("network", "connect", "--alias", service, project + "_" + network, container(service));
    }

    /** Stops it in good order and starts it again. */
    void restart(String service) {
        docker("restart", "--time", "30", container(service));
        awaitHealthy(service);
    }

    void awaitHealthy(String service) {
        String container = container(service);
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> docker(
                                "inspect",
                                "--format",
                                "{{if .State.Health}}{{.State.Health.Status}}{{else}}healthy{{end}}",
                                container)
                        .strip()
                        .equals("healthy"));
    }

    /** Writes what the generators said to files, for {@link GeneratorBooks}. */
    Path logs() {
        try {
            Path folder = Files.createDirectories(ROOT.resolve("system-tests/target/containers/logs"));
            for (String service : running().toList()) {
                Files.writeString(folder.resolve(service + ".log"), docker("logs", container(service)));
            }
            return folder;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What the engine still has of this project. */
    List<String> leftovers() {
        String ours = "label=com.docker.compose.project=" + project;
        return Stream.of(
                        docker("ps", "--all", "--quiet", "--filter", ours),
                        docker("volume", "ls", "--quiet", "--filter", ours),
                        docker("network", "ls", "--quiet", "--filter", ours),
                        docker("image", "ls", "--quiet", "--filter", "reference=multichat/*:" + project))
                .flatMap(String::lines)
                .toList();
    }

    @Override
    public void close() {
        compose("down", "--volumes", "--remove-orphans", "--timeout", "30");
        Part.services().forEach(part -> docker("image", "rm", image(part)));
    }

    private String image(Part part) {
        return "multichat/%s-service:%s".formatted(part.label(), project);
    }

    private String container(String service) {
        String id = compose("ps", "--quiet", service).strip();
        assertThat(id).as(service).isNotEmpty();
        return id;
    }

    private URI url(String port) {
        return URI.create("http://127.0.0.1:" + settings.get(port));
    }

    private static String freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Integer.toString(socket.getLocalPort());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The plugin of today where it is, the program of before else. */
    private List<String> composeCommand() {
        try {
            run(List.of("docker", "compose", "version"));
            return new ArrayList<>(List.of("docker", "compose"));
        } catch (AssertionError notThere) {
            return new ArrayList<>(List.of("docker-compose"));
        }
    }

    private String compose(String... arguments) {
        return run(Stream.concat(compose.stream(), Stream.of(arguments)).toList());
    }

    private String docker(String... arguments) {
        return run(Stream.concat(Stream.of("docker"), Stream.of(arguments)).toList());
    }

    private String run(List<String> command) {
        LOG.log(System.Logger.Level.DEBUG, command);
        return Tool.run(PATIENCE, settings, command);
    }
}
