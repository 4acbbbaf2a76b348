package org.multichat.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the generators wrote down of each generation: the lines of their logs under the name {@code books}. */
final class GeneratorBooks {

    private static final Pattern SUBMITTED = Pattern.compile("generation (\\S+) submitted to (\\S+)");
    private static final Pattern ENDED =
            Pattern.compile("generation (\\S+) ended at (\\S+), charged (YES|NO|UNKNOWN), (\\d+) micros");

    private final Path logs;

    GeneratorBooks(Path logs) {
        this.logs = logs;
    }

    /**
     * The lines about one generation.
     *
     * @param submissions how often its provider was asked, whoever asked
     * @param charges what its provider took, once for each time it ended
     */
    record Account(int submissions, List<Long> charges) {}

    Account of(String generation) {
        int submissions = 0;
        List<Long> charges = new ArrayList<>();
        for (String line : lines()) {
            Matcher submitted = SUBMITTED.matcher(line);
            if (submitted.find() && submitted.group(1).equals(generation)) {
                submissions++;
            }
            Matcher ended = ENDED.matcher(line);
            if (ended.find() && ended.group(1).equals(generation)) {
                charges.add(ended.group(3).equals("YES") ? Long.parseLong(ended.group(4)) : 0);
            }
        }
        return new Account(submissions, charges);
    }

    private List<String> lines() {
        try (Stream<Path> files = Files.list(logs)) {
            List<String> lines = new ArrayList<>();
            for (Path file :
                    files.filter(each -> each.toString().contains(".log")).toList()) {
                Files.readAllLines(file).stream()
                        .filter(line -> line.contains(" books: "))
                        .forEach(lines::add);
            }
            return lines;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
