package org.multichat.benchmarks.starts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.multichat.benchmarks.ledger.Arguments;
import org.multichat.benchmarks.ledger.CannotRun;
import org.multichat.benchmarks.ledger.report.Circumstances;
import org.multichat.benchmarks.ledger.report.Page;
import org.multichat.benchmarks.postgres.Checkout;
import org.multichat.benchmarks.postgres.Server;
import org.multichat.benchmarks.postgres.Storage;
import org.multichat.stack.Part;

/** Starts each service alone, again and again, with an AOT cache and without. See benchmarks/starts --help. */
public final class Main {

    private static final int CANNOT_RUN = 2;

    /** Those whose images have a cache: the others need their database to start. */
    private static final String WITH_CACHE = "router,image,song,research";

    private static final String ALL = "budget,router,image,song,research,gateway";

    private final Arguments arguments;
    private final int rounds;

    private Main(Arguments arguments) {
        this.arguments = arguments;
        this.rounds = (int) arguments.number("rounds", 1, 5);
    }

    public static void main(String... words) throws Exception {
        // What libraries tell of their work would stand between the figures.
        LogManager.getLogManager().reset();
        Logger.getLogger("").setLevel(Level.OFF);
        try {
            Main main = new Main(Arguments.of(words));
            if (main.arguments.has("containers")) {
                main.inContainers();
            } else {
                main.asProcesses();
            }
        } catch (CannotRun why) {
            System.err.println(why.getMessage());
            System.exit(CANNOT_RUN);
        }
    }

    private void asProcesses() throws Exception {
        List<Part> parts = parts(ALL);
        Storage storage = Storage.named(arguments.text("disk").orElse("real"));
        try (Server server = Server.start(storage)) {
            Map<String, String> environment = environment(server);
            Alone plain = new Alone(false, environment);
            Alone aot = new Alone(true, environment);
            Starts starts = measured(parts, plain, aot);
            Page page = new Page("Each service started alone");
            page.list(circumstances(Circumstances.of(storage, server.version())));
            starts.writeTo(page);
            page.heading("What a cache takes of the disk").row("", "MB").row("---", "---");
            for (Part part : parts) {
                page.row(part.label(), megabytes(aot.cacheMegabytes(part)));
            }
            page.endTable().publish(out("starts"));
        }
    }

    private void inContainers() throws Exception {
        List<Part> parts = parts(WITH_CACHE);
        InContainers plain = new InContainers(false);
        InContainers aot = new InContainers(true);
        try {
            Starts starts = measured(parts, plain, aot);
            Page page = new Page("Each service started alone, in a container");
            page.list(circumstances(Circumstances.of("Docker " + InContainers.engine())));
            starts.writeTo(page);
            page.heading("Images, MB");
            page.row("", "without cache", "with cache", "our code's layers", "the cache's layer");
            page.row("---", "---", "---", "---", "---");
            for (Part part : parts) {
                page.row(
                        part.label(),
                        megabytes(plain.megabytes(part)),
                        megabytes(aot.megabytes(part)),
                        megabytes(aot.ourMegabytes(part)),
                        megabytes(aot.cacheMegabytes(part)));
            }
            page.endTable().publish(out("starts-containers"));
        } finally {
            for (Part part : parts) {
                plain.forget(part);
                aot.forget(part);
            }
        }
    }

    private Starts measured(List<Part> parts, Way plain, Way aot) throws Exception {
        for (Part part : parts) {
            say("preparing %s".formatted(part.label()));
            plain.prepare(part);
            aot.prepare(part);
        }
        Starts starts = new Starts();
        for (int round = 1; round <= rounds; round++) {
            for (Part part : parts) {
                say("round %d of %d: %s".formatted(round, rounds, part.label()));
                starts.add(part, Starts.Pair.measure(part, plain, aot, round % 2 == 0));
            }
        }
        return starts;
    }

    private List<Part> parts(String usually) {
        return arguments.list("services", "image", usually).stream()
                .map(name -> Part.services()
                        .filter(part -> part.label().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("there is no service " + name)))
                .toList();
    }

    /** The addresses of neighbours are the usual ones, where nobody is. */
    private static Map<String, String> environment(Server server) throws Exception {
        Map<String, String> environment = new HashMap<>();
        // As ./run does, and the images.
        environment.put("MALLOC_ARENA_MAX", "2");
        environment.put("SERVICE_SECRET", UUID.randomUUID().toString() + UUID.randomUUID());
        Path data = Files.createDirectories(Checkout.resolve("benchmarks/target/starts/data"));
        environment.put("DATA_FOLDER", data.toString());
        environment.put("ARTIFACTS_FOLDER", data.resolve("artifacts").toString());
        for (String owner : List.of("budget", "gateway")) {
            String name = owner.toUpperCase(Locale.ROOT);
            environment.put(name + "_DB_URL", server.create(owner).url());
            environment.put(name + "_DB_USER", Server.USER);
            environment.put(name + "_DB_PASSWORD", "none");
        }
        return environment;
    }

    private List<String> circumstances(List<String> all) {
        List<String> lines = new ArrayList<>(all);
        lines.add(
                "Every figure: median (least-most) of %d rounds; with a cache and without one after the other, first the one, then the other"
                        .formatted(rounds));
        lines.add("Ready: from the launch to the first 200 of /q/health/ready, asked every 20 ms; memory: 2 s later");
        return lines;
    }

    private Path out(String name) {
        String folder = arguments.has("quick") ? "benchmarks/target/" : "benchmarks/results/";
        return arguments
                .text("out")
                .map(Path::of)
                .orElse(Checkout.resolve(folder + name + "-" + Circumstances.today() + ".md"));
    }

    private static String megabytes(double megabytes) {
        return "%.0f".formatted(megabytes);
    }

    private static void say(String line) {
        System.err.println(line);
    }
}
