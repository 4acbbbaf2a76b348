package org.multichat.benchmarks.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.multichat.benchmarks.torture.rig.Rig;

/** {@code benchmarks/ledger-torture}: tortures the ledger for some minutes and writes what came of it. */
public final class Main {

    private static final Duration CALM = Duration.ofSeconds(20);
    private static final int LEASE_SECONDS = 12;

    private Main() {}

    /** The checkout first, then {@code --name value} pairs; ends with 1 when a promise was broken. */
    public static void main(String[] words) throws IOException, SQLException {
        Path checkout = Path.of(words[0]).toAbsolutePath().normalize();
        Map<String, String> wishes = wishes(List.of(words).subList(1, words.length));
        Settings settings = new Settings(
                checkout,
                Long.parseLong(wishes.getOrDefault("seed", Long.toString(System.currentTimeMillis() / 1_000))),
                Integer.parseInt(wishes.getOrDefault("replicas", "2")),
                Duration.ofMillis(Math.round(Double.parseDouble(wishes.getOrDefault("minutes", "2")) * 60_000)),
                CALM,
                Duration.ofMillis(Math.round(Double.parseDouble(wishes.getOrDefault("fault-every", "5")) * 1_000)),
                Double.parseDouble(wishes.getOrDefault("stories", "15")),
                LEASE_SECONDS);
        Path folder = checkout.resolve(
                "benchmarks/target/torture/%d-%d".formatted(settings.seed(), System.currentTimeMillis()));
        System.out.printf("Seed %d; data and logs are in %s%n", settings.seed(), folder);
        Outcome outcome;
        try (Rig rig = Rig.start(checkout, folder, settings.replicas(), settings.seed())) {
            outcome = new Torture(settings, rig).run();
        }
        String page = new Report(outcome, wishes.getOrDefault("commit", "unknown")).page();
        Path results = Files.createDirectories(checkout.resolve("benchmarks/results"));
        Path file =
                results.resolve("ledger-torture-%s-%d.md".formatted(LocalDate.now(ZoneOffset.UTC), settings.seed()));
        Files.writeString(file, page);
        System.out.println(page);
        System.out.println("Written to " + file);
        if (!outcome.violations().isEmpty()) {
            System.out.println("A promise was broken; again: " + Report.again(settings));
            System.exit(1);
        }
        // Only what went wrong has to be looked at again.
        Rig.delete(folder);
    }

    private static Map<String, String> wishes(List<String> words) {
        Map<String, String> wishes = new HashMap<>();
        Iterator<String> each = words.iterator();
        while (each.hasNext()) {
            wishes.put(each.next().substring("--".length()), each.next());
        }
        return wishes;
    }
}
