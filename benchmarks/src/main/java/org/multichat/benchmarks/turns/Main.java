package org.multichat.benchmarks.turns;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.multichat.benchmarks.house.House;
import org.multichat.benchmarks.house.Service;
import org.multichat.benchmarks.house.Upstream;
import org.multichat.benchmarks.ledger.Arguments;
import org.multichat.benchmarks.ledger.CannotRun;
import org.multichat.benchmarks.ledger.report.Circumstances;
import org.multichat.benchmarks.ledger.report.Page;
import org.multichat.benchmarks.postgres.Checkout;
import org.multichat.benchmarks.postgres.Server;
import org.multichat.benchmarks.postgres.Storage;

/** Starts everything, measures, checks that every turn is accounted for, and reports. See benchmarks/turns --help. */
public final class Main {

    private static final int CANNOT_RUN = 2;
    private static final int DELTAS = 10;
    private static final int SLOW_MILLIS = 2_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Arguments arguments;
    private final Duration span;
    private final int rounds;
    private final List<Double> rates;

    private Main(Arguments arguments) {
        this.arguments = arguments;
        this.span = Duration.ofMillis((long) (1_000 * arguments.number("seconds", 3, 15)));
        this.rounds = (int) arguments.number("rounds", 1, 3);
        this.rates = arguments.list("rates", "1,20", "1,20,100").stream()
                .map(Double::valueOf)
                .toList();
    }

    public static void main(String... words) throws Exception {
        // What libraries tell of their work would stand between the figures.
        LogManager.getLogManager().reset();
        Logger.getLogger("").setLevel(Level.OFF);
        try {
            new Main(Arguments.of(words)).run();
        } catch (CannotRun why) {
            System.err.println(why.getMessage());
            System.exit(CANNOT_RUN);
        }
    }

    private void run() throws Exception {
        String jvm = arguments.text("service-jvm").orElse("-XX:+UseSerialGC -Xmx768m");
        Storage storage = Storage.named(arguments.text("disk").orElse("real"));
        try (Server server = Server.start(storage);
                Service upstream = Upstream.start();
                House house = House.start(server, upstream, jvm);
                Peers peers = Peers.start(upstream, DELTAS)) {
            Page page = new Page("Turns through the gateway");
            page.list(circumstances(jvm, server, peers));
            warmUp(house, upstream, peers);
            added(page, house, upstream, peers);
            deltas(page, house, upstream);
            sustained(page, house, upstream, false, arguments.list("steps", "20,40", "100,150,200,250,300"));
            sustained(page, house, upstream, true, arguments.list("classified-steps", "10", "40,60,80,100,120"));
            int readers = (int) arguments.number("readers", 200, 10_000);
            if (readers > 0) {
                readers(page, house, readers);
            }
            accounts(page, house, upstream);
            page.publish(out());
        }
    }

    private List<String> circumstances(String jvm, Server server, Peers peers) throws Exception {
        List<String> all = new ArrayList<>(Circumstances.of(server.storage(), server.version()));
        all.add("Services' JVMs: `%s`; the client, the upstream and PostgreSQL share the machine with them"
                .formatted(jvm));
        all.add("Open load: each rate for %d s, %d rounds, interleaved; latency from the intended start"
                .formatted(span.toSeconds(), rounds));
        all.add("Each turn: %d pieces of text, as fast as they can be said, where nothing else is said"
                .formatted(DELTAS));
        peers.missing().forEach(missing -> all.add("Not compared: " + missing));
        return all;
    }

    private List<Target> targets(House house, Service upstream, Peers peers) {
        List<Target> all = new ArrayList<>();
        all.add(Target.completions("direct", upstream.at("/v1/chat/completions"), DELTAS, 0));
        all.addAll(peers.targets());
        all.add(Target.ours(house.gateway(), false, DELTAS, 0));
        all.add(Target.ours(house.gateway(), true, DELTAS, 0));
        return all;
    }

    private void warmUp(House house, Service upstream, Peers peers) throws InterruptedException {
        for (Target target : targets(house, upstream, peers)) {
            boolean quick = arguments.has("quick");
            // The compilers of several JVMs take their time, and two cores.
            OpenLoad.run(target, target.ours() ? 50 : 100, Duration.ofSeconds(quick ? 2 : target.ours() ? 60 : 10));
        }
    }

    private void added(Page page, House house, Service upstream, Peers peers) throws Exception {
        page.heading("From the intended start to the last event, and what a turn costs");
        page.row("turns/s", "", "p50 ms", "p99 ms", "p50 added", "p99 added", "p50/direct", "failed", "CPU ms a turn");
        page.row("---", "---", "---", "---", "---", "---", "---", "---", "---");
        List<Target> targets = targets(house, upstream, peers);
        for (double rate : rates) {
            Map<String, List<OpenLoad.Outcome>> outcomes = new LinkedHashMap<>();
            Map<String, Processors> processors = new LinkedHashMap<>();
            for (int round = 0; round < rounds; round++) {
                for (Target target : targets) {
                    Processors before = Processors.now(house, upstream);
                    OpenLoad.Outcome outcome = OpenLoad.run(target, rate, span);
                    outcomes.computeIfAbsent(target.name(), _ -> new ArrayList<>())
                            .add(outcome);
                    processors.put(
                            target.name(), Processors.now(house, upstream).since(before, (double) outcome.offered()));
                }
            }
            double directP50 = median(outcomes.getOrDefault("direct", List.of()), 50);
            double directP99 = median(outcomes.getOrDefault("direct", List.of()), 99);
            outcomes.forEach((name, measured) -> {
                double p50 = median(measured, 50);
                page.row(
                        "%.0f".formatted(rate),
                        name,
                        told(p50),
                        told(median(measured, 99)),
                        told(p50 - directP50),
                        told(median(measured, 99) - directP99),
                        told(p50 / directP50),
                        failures(measured),
                        name.startsWith("ours") ? String.valueOf(processors.get(name)) : "");
            });
        }
        page.endTable();
    }

    private void deltas(Page page, House house, Service upstream) throws InterruptedException {
        page.heading("From the provider's sending of a piece to the client, at 20 turns/s, pieces 50 ms apart");
        page.row("", "p50 ms", "p99 ms").row("---", "---", "---");
        for (Target target : List.of(
                Target.completions("direct", upstream.at("/v1/chat/completions"), DELTAS, 50),
                Target.ours(house.gateway(), false, DELTAS, 50))) {
            OpenLoad.Outcome outcome = OpenLoad.run(target, 20, span);
            page.row(
                    target.name(),
                    "%.1f".formatted(outcome.tally().deltaMillis(50)),
                    "%.1f".formatted(outcome.tally().deltaMillis(99)));
        }
        page.endTable();
    }

    private void sustained(Page page, House house, Service upstream, boolean classified, List<String> steps)
            throws Exception {
        page.heading("Sustained, " + (classified ? "recognised by the local classifier" : "with the modality given"));
        page.row("turns/s offered", "finished in time", "p50 ms", "p99 ms", "failed", "kept up", "CPU ms a turn");
        page.row("---", "---", "---", "---", "---", "---", "---");
        Target target = Target.ours(house.gateway(), classified, DELTAS, 0);
        for (String step : steps) {
            Processors before = Processors.now(house, upstream);
            OpenLoad.Outcome outcome = OpenLoad.run(target, Double.parseDouble(step), span);
            Processors used = Processors.now(house, upstream).since(before, (double) outcome.offered());
            page.row(
                    step,
                    "%.1f/s".formatted(outcome.inTime() * 1_000.0 / span.toMillis()),
                    "%.0f".formatted(outcome.tally().wholeMillis(50)),
                    "%.0f".formatted(outcome.tally().wholeMillis(99)),
                    outcome.tally().failures() == 0
                            ? "0"
                            : outcome.tally().failures() + ": "
                                    + outcome.tally().why(),
                    outcome.kept() ? "yes" : "no",
                    used.toString());
            if (!outcome.kept()) {
                break;
            }
        }
        page.endTable();
    }

    private void readers(Page page, House house, int count) throws Exception {
        int papers = Math.max(1, count / 200);
        int seconds = arguments.has("quick") ? 8 : 90;
        List<String> turns = new ArrayList<>();
        Target target = Target.ours(house.gateway(), false, seconds * 1_000 / SLOW_MILLIS, SLOW_MILLIS);
        for (int i = 0; i < papers; i++) {
            turns.add(Slow.begin(target));
        }
        Readers.Outcome outcome =
                new Readers(house.gateway().port(), turns).read(count, Math.max(100, count / 25), seconds + 60);
        page.heading("%,d readers of %d slow papers, a piece each %d s".formatted(count, papers, SLOW_MILLIS / 1_000));
        page.list(List.of(
                "whole, without a gap, to the last event: %,d of %,d%s"
                        .formatted(
                                outcome.whole(),
                                count,
                                outcome.tally().failures() == 0
                                        ? ""
                                        : " (" + outcome.tally().failures() + " failed: "
                                                + outcome.tally().why() + ")"),
                "open at the same time, at the most: %,d".formatted(outcome.mostOpen()),
                "all readers of a paper read the same: " + outcome.sameText(),
                "the gateway's memory at the most: %,d MB"
                        .formatted(house.gateway().peakMegabytes())));
    }

    /** Every turn that was asked for is in the upstream's books once, and paid once. */
    private static void accounts(Page page, House house, Service upstream) throws Exception {
        JsonNode books = JSON.readTree(upstream.get("/books"));
        JsonNode budget = JSON.readTree(house.gateway().get("/api/v1/budget"));
        long generations = books.path("generations").asLong();
        long spent = Math.round(budget.path("spent").asDouble() * 1_000_000);
        page.heading("Accounted");
        page.list(List.of(
                "generations in the upstream's books: %,d, asked for %,d times"
                        .formatted(generations, books.path("submissions").asLong()),
                "spent: $%s, which is %s; held: $%s"
                        .formatted(
                                budget.path("spent").asText(),
                                spent == generations * Upstream.PRICE_MICROS
                                        ? "the price of each of them"
                                        : "NOT the price of each of them",
                                budget.path("held").asText())));
        if (spent != generations * Upstream.PRICE_MICROS) {
            throw new IllegalStateException("the bill is not the upstream's books: " + budget + " " + books);
        }
    }

    private static double median(List<OpenLoad.Outcome> outcomes, double percentile) {
        double[] sorted = outcomes.stream()
                .filter(outcome -> outcome.tally().finished() > 0)
                .mapToDouble(outcome -> outcome.tally().wholeMillis(percentile))
                .sorted()
                .toArray();
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }

    private static String told(double number) {
        return Double.isFinite(number) ? "%.1f".formatted(number) : "-";
    }

    private static String failures(List<OpenLoad.Outcome> outcomes) {
        return String.valueOf(
                outcomes.stream().mapToInt(each -> each.tally().failures()).sum());
    }

    private Path out() {
        String name = "turns-" + Circumstances.today() + ".md";
        return arguments
                .text("out")
                .map(Path::of)
                .orElse(Checkout.resolve(
                        (arguments.has("quick") ? "benchmarks/target/" : "benchmarks/results/") + name));
    }
}
