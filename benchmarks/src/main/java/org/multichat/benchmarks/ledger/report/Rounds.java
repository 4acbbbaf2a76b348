package org.multichat.benchmarks.ledger.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.multichat.benchmarks.ledger.load.Contender;
import org.multichat.benchmarks.ledger.load.Figures;
import org.multichat.benchmarks.ledger.load.Span;

/**
 * Measures all contenders in turn, again and again, each round in another order.
 *
 * @param warm rounds before those that count: until then the compilers of Java are at work
 * @param seed of the orders
 */
public record Rounds(int warm, int count, Span span, long seed) {

    public Series run(String title, List<? extends Contender> contenders) throws Exception {
        for (int i = 1; i <= warm; i++) {
            System.err.printf("%s: warming up, round %d of %d%n", title, i, warm);
            round(contenders, span);
        }
        Random random = new Random(seed);
        List<Map<String, Figures>> rounds = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            List<Contender> order = new ArrayList<>(contenders);
            Collections.shuffle(order, random);
            Map<String, Figures> measured = round(order, span);
            // Told in one order, whatever the order was in which they were measured.
            Map<String, Figures> told = new LinkedHashMap<>();
            contenders.forEach(contender -> told.computeIfAbsent(contender.name(), measured::get));
            System.err.printf("%s: round %d of %d: %s%n", title, i, count, spoken(told));
            rounds.add(told);
        }
        return new Series(title, List.copyOf(rounds));
    }

    private static Map<String, Figures> round(List<? extends Contender> order, Span span) throws Exception {
        Map<String, Figures> measured = new LinkedHashMap<>();
        for (Contender contender : order) {
            measured.put(contender.name(), contender.measure(span));
        }
        return measured;
    }

    private static String spoken(Map<String, Figures> measured) {
        List<String> parts = new ArrayList<>();
        measured.forEach((name, figures) -> parts.add(name + " " + Spread.shortly(figures.perSecond())));
        return String.join(", ", parts);
    }
}
