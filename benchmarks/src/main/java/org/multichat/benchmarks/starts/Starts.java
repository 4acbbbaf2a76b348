package org.multichat.benchmarks.starts;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.multichat.benchmarks.ledger.report.Page;
import org.multichat.benchmarks.ledger.report.Spread;
import org.multichat.stack.Part;

/** What was measured, round by round. */
final class Starts {

    private final Map<Part, List<Pair>> all = new EnumMap<>(Part.class);

    /** One start each, one soon after the other: what slows the machine down for a while slows both down. */
    record Pair(Start plain, Start aot) {

        static Pair measure(Part part, Way plain, Way aot, boolean aotFirst) throws IOException, InterruptedException {
            if (aotFirst) {
                Start with = Start.measure(aot, part);
                return new Pair(Start.measure(plain, part), with);
            }
            return new Pair(Start.measure(plain, part), Start.measure(aot, part));
        }
    }

    void add(Part part, Pair pair) {
        all.computeIfAbsent(part, _ -> new ArrayList<>()).add(pair);
    }

    void writeTo(Page page) {
        page.heading("From the launch to ready, seconds");
        page.row("", "without cache", "with cache", "with / without").row("---", "---", "---", "---");
        all.forEach((part, pairs) -> page.row(
                part.label(),
                spread(pairs, pair -> pair.plain().seconds()),
                spread(pairs, pair -> pair.aot().seconds()),
                spread(pairs, pair -> pair.aot().seconds() / pair.plain().seconds())));
        page.endTable().heading("Memory just after, MB");
        page.row("", "resident without", "with", "of it no file's, without", "with")
                .row("---", "---", "---", "---", "---");
        all.forEach((part, pairs) -> page.row(
                part.label(),
                spread(pairs, pair -> pair.plain().resident()),
                spread(pairs, pair -> pair.aot().resident()),
                spread(pairs, pair -> pair.plain().anonymous()),
                spread(pairs, pair -> pair.aot().anonymous())));
        page.endTable();
    }

    private static Spread spread(List<Pair> pairs, ToDoubleFunction<Pair> figure) {
        return Spread.of(pairs.stream().mapToDouble(figure));
    }
}
