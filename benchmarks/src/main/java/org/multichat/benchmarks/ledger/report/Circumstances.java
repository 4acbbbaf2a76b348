package org.multichat.benchmarks.ledger.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.multichat.benchmarks.postgres.Server;
import org.multichat.benchmarks.postgres.Storage;

/** What has to stand beside every figure: where, when, of what and how it was measured. */
public final class Circumstances {

    private Circumstances() {}

    public static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    public static List<String> of(Storage storage, String postgres, Rounds rounds) throws IOException {
        List<String> all = of(storage, postgres);
        all.add(
                "Each figure: %s s after %s s of warming up, %d rounds after %d that do not count, every round in another order (seed %d)"
                        .formatted(
                                seconds(rounds.span().measured()),
                                seconds(rounds.span().warmup()),
                                rounds.count(),
                                rounds.warm(),
                                rounds.seed()));
        return all;
    }

    /** Without how often and how long. */
    public static List<String> of(Storage storage, String postgres) throws IOException {
        List<String> all = of("PostgreSQL " + postgres);
        all.add("Data: %s; settings `%s`".formatted(storage.spoken(), settings(Server.settings(storage))));
        return all;
    }

    /** @param beside the software that matters beside Java */
    public static List<String> of(String beside) throws IOException {
        List<String> all = new ArrayList<>();
        all.add("Date: " + today());
        all.add("Commit: " + System.getProperty("benchmark.commit", "unknown"));
        all.add("Command: `" + System.getProperty("benchmark.command", "unknown") + "`");
        all.add("Machine: " + machine());
        all.add("Software: %s, Java %s (%s), flags `%s`"
                .formatted(
                        beside,
                        System.getProperty("java.version"),
                        System.getProperty("java.vendor"),
                        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                                .filter(flag -> flag.startsWith("-X"))
                                .collect(Collectors.joining(" "))));
        return all;
    }

    private static String machine() throws IOException {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return "%d cores, %s, %s of memory, %s %s, load %.1f as the report was written"
                .formatted(
                        system.getAvailableProcessors(),
                        line("/proc/cpuinfo", "model name"),
                        line("/proc/meminfo", "MemTotal"),
                        system.getName(),
                        system.getVersion(),
                        system.getSystemLoadAverage());
    }

    private static String line(String file, String label) throws IOException {
        Path path = Path.of(file);
        if (!Files.exists(path)) {
            return "unknown " + label;
        }
        try (Stream<String> lines = Files.lines(path)) {
            return lines.filter(line -> line.startsWith(label))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown " + label);
        }
    }

    private static String seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString();
    }

    private static String settings(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining(" "));
    }
}
