package org.multichat.benchmarks.ledger.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.multichat.benchmarks.ledger.load.Figures;

/** A report in Markdown, as it grows. */
public final class Page {

    /** The one that all others are compared with. */
    private static final String OURS = "shipped";

    private final StringBuilder text = new StringBuilder();

    public Page(String title) {
        text.append("# ").append(title).append("\n\n");
    }

    public Page heading(String heading) {
        text.append("## ").append(heading).append("\n\n");
        return this;
    }

    public Page say(String paragraph) {
        text.append(paragraph).append("\n\n");
        return this;
    }

    public Page list(List<String> items) {
        items.forEach(item -> text.append("- ").append(item).append('\n'));
        text.append('\n');
        return this;
    }

    public Page goals(List<Goal> goals) {
        row("goal", "", "measured, median (range)", "");
        row("---", "---", "---", "---");
        goals.forEach(goal -> row(goal.what(), goal.bound(), goal.measured(), goal.verdict()));
        text.append('\n');
        return this;
    }

    /** One row a contender; ratios are those within the rounds. */
    public Page series(Series series, String ours) {
        text.append("**").append(series.title()).append("**\n\n");
        row(
                "",
                "a second",
                ours + " / this",
                "reserve p50",
                "p99 ms",
                "pair p50",
                "p99 ms",
                "operations a commit",
                "asked again");
        row("---", "---", "---", "---", "---", "---", "---", "---", "---");
        for (String name : series.names()) {
            row(
                    name,
                    series.of(name, Figures::perSecond),
                    name.equals(ours) ? "" : series.ratio(ours, name, Figures::perSecond),
                    series.of(name, Figures::reserveP50).middle(),
                    series.of(name, Figures::reserveP99).middle(),
                    series.of(name, Figures::wholeP50).middle(),
                    series.of(name, Figures::wholeP99).middle(),
                    series.of(name, Figures::operationsPerCommit).middle(),
                    series.askedAgain(name));
        }
        text.append('\n');
        return this;
    }

    public Page series(Series series) {
        return series(series, OURS);
    }

    public Page row(Object... cells) {
        text.append('|');
        for (Object cell : cells) {
            text.append(' ').append(cell).append(" |");
        }
        text.append('\n');
        return this;
    }

    public Page endTable() {
        text.append('\n');
        return this;
    }

    /** On the console and in a file. */
    public void publish(Path file) throws IOException {
        System.out.print(text);
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.writeString(file, text);
        System.err.println("written to " + file);
    }
}
