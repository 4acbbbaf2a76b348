package org.multichat.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.multichat.stack.Part;
import org.multichat.stack.Stack;

/** docs/metrics.md is what operators build their alarms on: what it names is there. */
@ExtendWith(TheStack.class)
class MetricsIT {

    private static final Path DOCUMENT = Path.of("..", "docs", "metrics.md");
    private static final String FROM_THE_FIRST_TIME_ON = "## From the first time on";
    private static final List<Part> ALL = Part.services().toList();

    private record Row(String metric, List<Part> services) {}

    @Test
    void whatIsAlwaysThereIsThere(Stack stack) throws IOException {
        for (Row row : rows(document()[0])) {
            for (Part service : row.services()) {
                assertThat(metersOf(stack, service))
                        .as("%s of %s", row.metric(), service.label())
                        .anyMatch(line -> isOf(row, line));
            }
        }
    }

    @Test
    void aTurnIsCountedByWhatItWasAndHowItEnded(Stack stack, Client client) throws IOException {
        Meters gateway = new Meters(stack, Part.GATEWAY);
        double first = gateway.of("turn_first_event_seconds_count");

        client.listen(Kind.IMAGE.prompt()).awaitEnd().mustBeWhole();

        assertThat(gateway.of("turn_first_event_seconds_count")).isGreaterThan(first);
        assertThat(metersOf(stack, Part.GATEWAY))
                .anyMatch(line -> line.startsWith("turn_duration_seconds_count{")
                        && line.contains("modality=\"image\"")
                        && line.contains("outcome=\"done\""));
        for (String metric : List.of("classification.duration", "generation.duration", "ledger.operations")) {
            Row row = rows(document()[1]).stream()
                    .filter(each -> each.metric().equals(metric))
                    .findFirst()
                    .orElseThrow();
            assertThat(row.services().stream().flatMap(service -> metersOf(stack, service).stream()))
                    .as(metric)
                    .anyMatch(line -> isOf(row, line));
        }
    }

    /** What only comes when something happens cannot be waited for; its name is in the code of somebody. */
    @Test
    void whatComesLaterIsInTheCode() throws IOException {
        List<String> sources;
        try (Stream<Path> files = Files.walk(Path.of(".."), 12)) {
            sources = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("src/main/java"))
                    .map(MetricsIT::text)
                    .toList();
        }

        assertThat(rows(document()[1]))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(sources)
                        .as(row.metric())
                        .anyMatch(source -> source.contains("\"" + row.metric() + "\"")));
    }

    private static boolean isOf(Row row, String line) {
        String name = row.metric().replace('.', '_');
        return line.startsWith(name + "{") || line.startsWith(name + " ") || line.startsWith(name + "_");
    }

    private static List<String> metersOf(Stack stack, Part service) {
        return new Client(stack.url(service)).get("/q/metrics").text().lines().toList();
    }

    private static String[] document() throws IOException {
        return Files.readString(DOCUMENT).split(FROM_THE_FIRST_TIME_ON, 2);
    }

    private static List<Row> rows(String table) {
        return table.lines()
                .takeWhile(line -> !line.startsWith("## What to watch"))
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|", -1))
                .map(cells -> new Row(cells[1].strip().replace("`", ""), services(cells[2].strip())))
                .toList();
    }

    private static List<Part> services(String named) {
        return named.equals("all")
                ? ALL
                : Arrays.stream(named.split(", ", -1))
                        .map(name -> Part.valueOf(name.toUpperCase(Locale.ROOT)))
                        .toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
