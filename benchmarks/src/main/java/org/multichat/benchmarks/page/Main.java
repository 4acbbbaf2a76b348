package org.multichat.benchmarks.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
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

/**
 * Starts everything, opens the page again and again, types beside a growing paper, and reports. See benchmarks/page
 * --help.
 */
public final class Main {

    private static final int CANNOT_RUN = 2;
    private static final int PAINT_GOAL_MILLIS = 300;
    private static final int OPEN_GOAL_MILLIS = 500;

    /** A hundred pieces a second. */
    private static final int PACE_MILLIS = 10;

    private static final int WORDS_A_PIECE = 4;

    private final Arguments arguments;
    private final int rounds;
    private final int turns;
    private final int words;

    private Main(Arguments arguments) {
        this.arguments = arguments;
        this.rounds = (int) arguments.number("rounds", 2, 9);
        this.turns = (int) arguments.number("turns", 40, 500);
        this.words = (int) arguments.number("words", 2_000, 20_000);
    }

    public static void main(String... given) throws Exception {
        // What libraries tell of their work would stand between the figures.
        LogManager.getLogManager().reset();
        Logger.getLogger("").setLevel(Level.OFF);
        try {
            new Main(Arguments.of(given)).run();
        } catch (CannotRun why) {
            System.err.println(why.getMessage());
            System.exit(CANNOT_RUN);
        }
    }

    private void run() throws Exception {
        BrowserType.LaunchOptions options = new BrowserType.LaunchOptions()
                .setExecutablePath(chromium())
                .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"));
        String jvm = arguments.text("service-jvm").orElse("-XX:+UseSerialGC -Xmx768m");
        try (Server server = Server.start(Storage.named(arguments.text("disk").orElse("real")));
                Service upstream = Upstream.start();
                House house = House.start(server, upstream, jvm);
                Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright.chromium().launch(options)) {
            Page report = new Page("The page in a browser");
            List<String> circumstances = new ArrayList<>(Circumstances.of(server.storage(), server.version()));
            circumstances.add(
                    "Browser: Chromium %s, headless, 1280 x 800; it, the services and PostgreSQL share the machine"
                            .formatted(browser.version()));
            report.list(circumstances);
            Talks talks = new Talks(house.gateway());
            URI talk = house.gateway().at("/app/c/" + talks.talk(turns));
            visits(report, browser, house.gateway().at("/app"), talk);
            typing(report, browser, house, talks);
            report.publish(out());
        }
    }

    private void visits(Page report, Browser browser, URI front, URI talk) throws IOException {
        Samples firstPaint = new Samples();
        Samples firstAnswered = new Samples();
        Samples firstOpened = new Samples();
        Samples firstWhole = new Samples();
        Samples paint = new Samples();
        Samples answered = new Samples();
        Samples opened = new Samples();
        Samples whole = new Samples();
        for (int round = 0; round < rounds; round++) {
            try (Visit visit = Visit.by(browser, turns)) {
                firstPaint.add(painted(visit.open(front)));
                paint.add(painted(visit.open(front)));
            }
            try (Visit visit = Visit.by(browser, turns)) {
                JsonNode marks = whole(visit.open(talk));
                firstAnswered.add(marks.path("answered").asDouble());
                firstOpened.add(marks.path("newest").asDouble());
                firstWhole.add(marks.path("whole").asDouble());
                marks = whole(visit.open(talk));
                answered.add(marks.path("answered").asDouble());
                opened.add(marks.path("newest").asDouble());
                whole.add(marks.path("whole").asDouble());
            }
        }
        report.heading("From the navigation, in milliseconds");
        report.row("", "goal", "first visit", "again", "").row("---", "---", "---", "---", "---");
        report.row(
                "first paint of the empty page",
                "<= " + PAINT_GOAL_MILLIS,
                firstPaint,
                paint,
                firstPaint.median() <= PAINT_GOAL_MILLIS ? "met" : "**missed**");
        report.row(
                "a conversation of %d turns, a third of them papers: its newest turns".formatted(turns),
                "<= " + OPEN_GOAL_MILLIS,
                firstOpened,
                opened,
                firstOpened.median() <= OPEN_GOAL_MILLIS ? "met" : "**missed**");
        report.row("the same: the gateway's answer is there", "", firstAnswered, answered, "");
        report.row("the same: every text there and drawn", "", firstWhole, whole, "");
        report.endTable();
    }

    private void typing(Page report, Browser browser, House house, Talks talks) throws Exception {
        int pieces = words / WORDS_A_PIECE;
        Path trace = Files.createTempFile("page", ".trace");
        try (Visit visit = Visit.by(browser, 1)) {
            visit.open(house.gateway().at("/app"));
            painted(visit);
            long start = System.nanoTime();
            String conversation = talks.beginPaper(pieces, WORDS_A_PIECE, PACE_MILLIS);
            visit.open(house.gateway().at("/app/c/" + conversation));
            visit.await("the paper's first words", marks -> marks.has("newest"));
            browser.startTracing(
                    visit.page(),
                    new Browser.StartTracingOptions().setPath(trace).setCategories(List.of("toplevel", "__metadata")));
            visit.typeUntil(
                    start + Duration.ofMillis((long) pieces * PACE_MILLIS).toNanos());
            JsonNode marks = visit.await(
                    "the paper's end",
                    seen -> seen.path("running").asInt() == 0
                            && seen.path("drawing").asInt() == 0);
            browser.stopTracing();
            double seconds = (System.nanoTime() - start) / 1e9;
            RendererTasks tasks = RendererTasks.read(trace);
            Samples keys = new Samples();
            marks.path("keys").forEach(key -> keys.add(key.asDouble()));
            report.heading("Typing beside a paper of %,d words, %d characters, said in %.0f s, %.0f pieces a second"
                    .formatted(words, marks.path("chars").asInt(), seconds, pieces / seconds));
            report.list(List.of(
                    "tasks of the page's main thread: %,d, %d of them over %d ms (goal: none), the longest %.0f ms"
                            .formatted(
                                    tasks.millis().size(),
                                    tasks.countOfLong(),
                                    RendererTasks.LONG_MILLIS,
                                    tasks.longest()),
                    "by the page's own clock (Long Tasks API): %d, %s"
                            .formatted(marks.path("long").size(), told(marks.path("long"))),
                    "from a key to the frame that shows it, where that took 16 ms or more (Event Timing API, steps of 8 ms): %d times, %s"
                            .formatted(keys.count(), keys)));
        } finally {
            Files.deleteIfExists(trace);
        }
    }

    private static double painted(Visit visit) throws IOException {
        return visit.await("the first paint", marks -> marks.has("painted"))
                .path("painted")
                .asDouble();
    }

    private static JsonNode whole(Visit visit) throws IOException {
        return visit.await(
                "the whole conversation", marks -> marks.path("whole").asDouble() > 0);
    }

    private static String told(JsonNode millis) {
        return StreamSupport.stream(millis.spliterator(), false)
                .map(each -> "%.0f ms".formatted(each.asDouble()))
                .toList()
                .toString();
    }

    private static Path chromium() {
        return Stream.concat(
                        Optional.ofNullable(System.getenv("CHROMIUM")).stream(),
                        Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"))
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new CannotRun("There is no Chromium; CHROMIUM may say where it is."));
    }

    private Path out() {
        String name = "page-" + Circumstances.today() + ".md";
        return arguments
                .text("out")
                .map(Path::of)
                .orElse(Checkout.resolve(
                        (arguments.has("quick") ? "benchmarks/target/" : "benchmarks/results/") + name));
    }
}
