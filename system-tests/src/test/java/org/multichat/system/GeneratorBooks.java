package org.multichat.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the generators wrote down of each generation: the lines of their logs under the name {@code books}. */
final class GeneratorBooks {

    private static final Pattern SUBMITTED = Pattern.compile("generation (\\S+) submitted to (\\S+)");
    private static final Pattern USED = Pattern.compile("generation (\\S+) used (\\d+) micros at (\\S+)");
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
     * @param used the most its provider said it takes; known before the end, which a killed generator never writes
     * @param charges what its provider took, once for each time it ended
     */
    record Account(int submissions, long used, List<Long> charges) {

        static final Account NONE = new Account(0, 0, List.of());

        /** A generation is charged once, however often it was ended. */
        long charged() {
            return Math.max(
                    used, charges.stream().mapToLong(Long::longValue).max().orElse(0));
        }

        private Account and(Account more) {
            List<Long> both = new ArrayList<>(charges);
            both.addAll(more.charges);
            return new Account(submissions + more.submissions, Math.max(used, more.used), both);
        }
    }

    Account of(String generation) {
        return all().getOrDefault(generation, Account.NONE);
    }

    /** By generation. */
    Map<String, Account> all() {
        Map<String, Account> accounts = new HashMap<>();
        for (String line : lines()) {
            Matcher submitted = SUBMITTED.matcher(line);
            if (submitted.find()) {
                accounts.merge(submitted.group(1), new Account(1, 0, List.of()), Account::and);
            }
            Matcher used = USED.matcher(line);
            if (used.find()) {
                accounts.merge(used.group(1), new Account(0, Long.parseLong(used.group(2)), List.of()), Account::and);
            }
            Matcher ended = ENDED.matcher(line);
            if (ended.find()) {
                long charge = ended.group(3).equals("YES") ? Long.parseLong(ended.group(4)) : 0;
                accounts.merge(ended.group(1), new Account(0, 0, List.of(charge)), Account::and);
            }
        }
        return accounts;
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
