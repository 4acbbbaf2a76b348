package org.multichat.benchmarks.ledger.report;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.multichat.benchmarks.ledger.load.Figures;

/** Rounds in which the same contenders were measured one soon after the other: only those are compared. */
public record Series(String title, List<Map<String, Figures>> rounds) {

    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        rounds.forEach(round -> names.addAll(round.keySet()));
        return names;
    }

    public Spread of(String name, ToDoubleFunction<Figures> figure) {
        return Spread.of(figures(name).mapToDouble(figure));
    }

    /** Within each round: what slows the machine down for a while slows both down. */
    public Spread ratio(String above, String below, ToDoubleFunction<Figures> figure) {
        return Spread.of(rounds.stream().flatMapToDouble(round -> {
            Figures one = round.get(above);
            Figures other = round.get(below);
            return one == null || other == null
                    ? DoubleStream.empty()
                    : DoubleStream.of(figure.applyAsDouble(one) / figure.applyAsDouble(other));
        }));
    }

    public long askedAgain(String name) {
        return figures(name).mapToLong(Figures::askedAgain).sum();
    }

    private Stream<Figures> figures(String name) {
        return rounds.stream().flatMap(round -> Stream.ofNullable(round.get(name)));
    }
}
