package org.multichat.stack;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** What a person sees while the stack runs: one line per thing that happened, in the order it happened. */
public final class Console {

    /** Wide enough for the longest label, so that the words after it stand in a column. */
    private static final int LABEL_CHARS = 9;

    /** Of a line of somebody's log: it shall be found there, not read here. */
    private static final int MOST_CHARS = 160;

    private final Consumer<String> out;

    public Console(Consumer<String> out) {
        this.out = out;
    }

    void say(String line) {
        synchronized (this) {
            out.accept(line);
        }
    }

    void ready(String label, Duration after, String address) {
        say("  %s ready after %s   %s".formatted(column(label), seconds(after), address));
    }

    void died(String label, int exitCode, List<String> lastLines, Duration pause) {
        ended(label, exitCode, lastLines, "starting it again in " + seconds(pause));
    }

    void gaveUp(String label, int exitCode, List<String> lastLines, int attempts) {
        ended(
                label,
                exitCode,
                lastLines,
                "it did not stay up in %d attempts and is left alone; the rest goes on. Ctrl-C and ./run start anew"
                        .formatted(attempts));
    }

    void couldNotLaunch(String label, String why) {
        say("  %s could not be launched: %s".formatted(column(label), why));
    }

    /** Several lines at once, so that two parts that die together do not mix theirs. */
    private void ended(String label, int exitCode, List<String> lastLines, String next) {
        StringBuilder block = new StringBuilder();
        block.append("  %s ended (%s); %s".formatted(column(label), exit(exitCode), next));
        lastLines.forEach(line -> block.append("\n            | ").append(shortened(line)));
        say(block.toString());
    }

    /** A process that a signal ended is reported by Java and by shells as 128 plus the signal's number. */
    private static String exit(int code) {
        return switch (code) {
            case 137 -> "killed, signal 9";
            case 143 -> "terminated, signal 15";
            default -> "exit code " + code;
        };
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1_000.0);
    }

    private static String shortened(String line) {
        return line.length() <= MOST_CHARS ? line : line.substring(0, MOST_CHARS) + " ...";
    }

    private static String column(String label) {
        return label + " ".repeat(Math.max(0, LABEL_CHARS - label.length()));
    }
}
