package org.multichat.benchmarks.starts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.multichat.benchmarks.postgres.Checkout;
import org.multichat.stack.JvmFlags;
import org.multichat.stack.Part;

/**
 * An image of the {@code Dockerfile} on a Docker engine, run as {@code docker-compose.yml} does.
 *
 * @param aot with the cache that the build of the image makes
 */
record InContainers(boolean aot) implements Way {

    private static final double MEGABYTES = 1e6;

    /** The layers of our code, as the Dockerfile copies them. */
    private static final List<String> OURS = List.of("COPY /own ", "COPY /app/quarkus ", "COPY /app/app ");

    @Override
    public void prepare(Part part) throws IOException, InterruptedException {
        String service = part.label() + "-service";
        docker(
                "build",
                "--quiet",
                "--file",
                Checkout.resolve("Dockerfile").toString(),
                "--build-arg",
                "APPS=packaged",
                "--build-arg",
                "AOT=" + (aot ? "yes" : "no"),
                "--build-arg",
                "SERVICE=" + service,
                "--build-arg",
                "PORT=" + part.usualPort(),
                "--tag",
                image(part),
                Checkout.resolve(service + "/target/quarkus-app").toString());
    }

    @Override
    public Started start(Part part) throws IOException, InterruptedException {
        String port = Integer.toString(part.usualPort());
        List<String> command = new ArrayList<>(List.of("run", "--detach", "--read-only", "--cap-drop", "ALL"));
        command.addAll(List.of("--security-opt", "no-new-privileges:true", "--tmpfs", "/tmp:exec"));
        command.addAll(List.of("--publish", "127.0.0.1::" + port));
        command.addAll(List.of("--env", "SERVICE_SECRET=" + UUID.randomUUID() + UUID.randomUUID()));
        // With "on" a JVM that cannot use the cache ends; usually it would go on without.
        command.addAll(List.of(
                "--env",
                "JAVA_TOOL_OPTIONS=-Xmx%s%s".formatted(JvmFlags.of(part).heap(), aot ? " -XX:AOTMode=on" : "")));
        command.add(image(part));
        String id = docker(command.toArray(String[]::new)).strip();
        String where = docker("port", id, port).lines().findFirst().orElseThrow();
        // It ends with the container: looking at it is cheaper than asking the engine.
        Process waits = new ProcessBuilder("docker", "wait", id).start();
        return new Running(id, Integer.parseInt(where.substring(where.lastIndexOf(':') + 1)), waits);
    }

    /** The whole image. */
    double megabytes(Part part) throws IOException, InterruptedException {
        return Double.parseDouble(docker("image", "inspect", "--format", "{{.Size}}", image(part))
                        .strip())
                / MEGABYTES;
    }

    /** Those of its layers that a change of our code makes anew, but the cache. */
    double ourMegabytes(Part part) throws IOException, InterruptedException {
        return layers(part, OURS);
    }

    double cacheMegabytes(Part part) throws IOException, InterruptedException {
        return layers(part, List.of("AOTCacheOutput"));
    }

    static String engine() throws IOException, InterruptedException {
        return docker("version", "--format", "{{.Server.Version}}").strip();
    }

    void forget(Part part) throws IOException, InterruptedException {
        docker("image", "rm", image(part));
    }

    private double layers(Part part, List<String> madeBy) throws IOException, InterruptedException {
        String history =
                docker("history", "--human=false", "--no-trunc", "--format", "{{.Size}} {{.CreatedBy}}", image(part));
        return history.lines()
                        .filter(layer -> madeBy.stream().anyMatch(layer::contains))
                        .mapToDouble(layer -> Double.parseDouble(layer.split(" ", 2)[0]))
                        .sum()
                / MEGABYTES;
    }

    private String image(Part part) {
        return "multichat/%s-service:starts-%s".formatted(part.label(), aot ? "aot" : "plain");
    }

    private static String docker(String... words) throws IOException, InterruptedException {
        List<String> command =
                Stream.concat(Stream.of("docker"), Stream.of(words)).toList();
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        // The Dockerfile's stages are built as they are needed, with a cache of what did not change.
        builder.environment().put("DOCKER_BUILDKIT", "1");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(command + " failed: " + said);
        }
        return said;
    }

    private record Running(String id, int port, Process waits) implements Started {

        @Override
        public boolean runs() {
            return waits.isAlive();
        }

        @Override
        public String status() throws IOException, InterruptedException {
            return docker("exec", id, "cat", "/proc/1/status");
        }

        @Override
        public String words() throws IOException, InterruptedException {
            return docker("logs", "--tail", "20", id);
        }

        @Override
        public void close() throws IOException {
            try {
                docker("rm", "--force", "--volumes", id);
                waits.waitFor();
            } catch (InterruptedException interrupted) {
                waits.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }
}
