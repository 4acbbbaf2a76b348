package org.multichat.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The processes of this stack, written down while they run. A stack that is itself killed cannot end them; the next
 * start reads who they were and ends those that still are.
 */
final class Pids {

    /** The system counts a start in hundredths of a second from a boot time that is rounded to seconds. */
    private static final Duration SAME_START = Duration.ofSeconds(2);

    /** A service ends requests under way within 5 s; then it has had its time. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Path file;
    private final Map<String, String> lines = new LinkedHashMap<>();

    Pids(Path file) {
        this.file = file;
    }

    /** One part's place in the file; {@code mark} is a word of its command line that no other program has. */
    record Entry(Pids pids, String label, String mark) {

        void record(ProcessHandle process) {
            pids.write(label, process, mark);
        }
    }

    Entry entry(String label, String mark) {
        return new Entry(this, label, mark);
    }

    /** Ends what an earlier stack left running, the database last, and says whom. */
    List<String> endLeftovers() {
        Map<Boolean, List<Left>> left = read().stream()
                .flatMap(line -> Left.parse(line).stream())
                .filter(Left::stillRuns)
                .collect(Collectors.partitioningBy(Left::isDatabase));
        List<Left> services = left.getOrDefault(false, List.of());
        List<Left> databases = left.getOrDefault(true, List.of());
        services.forEach(Left::askToStop);
        services.forEach(Left::mustEnd);
        databases.forEach(Left::askToStop);
        databases.forEach(Left::mustEnd);
        forgetAll();
        return Stream.concat(services.stream(), databases.stream())
                .map(each -> "%s (process %d)".formatted(each.label(), each.pid()))
                .toList();
    }

    void forgetAll() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(file + " cannot be deleted", failed);
        }
    }

    private void write(String label, ProcessHandle process, String mark) {
        long started = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        synchronized (this) {
            lines.put(label, "%s %d %d %s".formatted(label, process.pid(), started, mark));
            try {
                Path fresh = file.resolveSibling(file.getFileName() + ".new");
                Files.write(fresh, lines.values());
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException failed) {
                throw new UncheckedIOException(file + " cannot be written", failed);
            }
        }
    }

    private List<String> read() {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException failed) {
            throw new UncheckedIOException(file + " cannot be read", failed);
        }
    }

    /** A process as an earlier stack wrote it down. */
    record Left(String label, long pid, Instant started, String mark) {

        static Optional<Left> parse(String line) {
            String[] words = line.split(" ", 4);
            try {
                return words.length == 4
                        ? Optional.of(new Left(
                                words[0],
                                Long.parseLong(words[1]),
                                Instant.ofEpochMilli(Long.parseLong(words[2])),
                                words[3]))
                        : Optional.empty();
            } catch (NumberFormatException halfWritten) {
                return Optional.empty();
            }
        }

        /** Process ids are used again, so it has to be the same start and the same program. */
        boolean stillRuns() {
            return ProcessHandle.of(pid)
                    .map(ProcessHandle::info)
                    .filter(info -> info.startInstant().filter(this::isStart).isPresent())
                    .filter(info -> info.commandLine()
                            .filter(line -> line.contains(mark))
                            .isPresent())
                    .isPresent();
        }

        private boolean isStart(Instant instant) {
            return Duration.between(started, instant).abs().compareTo(SAME_START) <= 0;
        }

        boolean isDatabase() {
            return label.equals(Part.POSTGRES.label());
        }

        void askToStop() {
            if (isDatabase()) {
                Signals.interrupt(pid);
            } else {
                ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
            }
        }

        void mustEnd() {
            ProcessHandle.of(pid).filter(process -> !endsWithin(process, GRACE)).ifPresent(process -> {
                process.destroyForcibly();
                endsWithin(process, GRACE);
            });
        }

        private static boolean endsWithin(ProcessHandle process, Duration patience) {
            try {
                process.onExit()
                        .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                        .join();
                return true;
            } catch (CompletionException late) {
                if (late.getCause() instanceof TimeoutException) {
                    return false;
                }
                throw late;
            }
        }
    }
}
