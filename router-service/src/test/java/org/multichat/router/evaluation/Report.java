package org.multichat.router.evaluation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.multichat.router.prompt.Modality;

/**
 * Verdicts summed up the way routers are compared: accuracy by kind, macro-F1, wrongly paid, and who is taken for whom.
 */
public record Report(List<Verdict> verdicts) {

    public double accuracy() {
        return Verdict.accuracy(verdicts);
    }

    public Map<String, Double> accuracyByKind() {
        return verdicts.stream()
                .collect(Collectors.groupingBy(
                        Verdict::kind,
                        TreeMap::new,
                        Collectors.collectingAndThen(Collectors.toList(), Verdict::accuracy)));
    }

    public double wronglyPaid() {
        return verdicts.stream().filter(Verdict::isWronglyPaid).count() / (double) verdicts.size();
    }

    public double macroF1() {
        double sum = 0;
        for (Modality modality : Modality.values()) {
            long hits = count(modality, modality);
            long wanted = verdicts.stream().filter(v -> v.wanted() == modality).count();
            long given = verdicts.stream().filter(v -> v.given() == modality).count();
            sum += wanted + given == 0 ? 1 : 2.0 * hits / (wanted + given);
        }
        return sum / Modality.values().length;
    }

    private long count(Modality wanted, Modality given) {
        return verdicts.stream()
                .filter(v -> v.wanted() == wanted && v.given() == given)
                .count();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("%d prompts: accuracy %.3f, macro-F1 %.3f, wrongly paid %.3f%n"
                .formatted(verdicts.size(), accuracy(), macroF1(), wronglyPaid()));
        accuracyByKind().forEach((kind, accuracy) -> text.append("  %-24s %.3f%n".formatted(kind, accuracy)));
        text.append("  %-10s".formatted("wanted"));
        for (Modality given : Modality.values()) {
            text.append("%10s".formatted(given));
        }
        for (Modality wanted : Modality.values()) {
            text.append("%n  %-10s".formatted(wanted));
            for (Modality given : Modality.values()) {
                text.append("%10d".formatted(count(wanted, given)));
            }
        }
        return text.toString();
    }
}
