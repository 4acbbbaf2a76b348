package org.multichat.benchmarks.torture.load;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import org.multichat.benchmarks.torture.load.Answer.Verdict;
import org.multichat.benchmarks.torture.load.LedgerClient.Insistence;
import org.multichat.benchmarks.torture.load.Operation.Role;

/** Asks once more, with the same ids, about everything whose outcome stayed unknown. */
public final class Resolving {

    private static final String UNRESOLVED = "still unknown";

    private final LedgerClient client;

    public Resolving(LedgerClient client) {
        this.client = client;
    }

    /** How many turned out to have been done, were done now, or were refused. */
    public Map<String, Integer> all(List<Operation> history) {
        return history.parallelStream()
                .filter(operation -> !operation.acknowledged())
                .collect(Collectors.groupingByConcurrent(
                        this::resolve, ConcurrentSkipListMap::new, Collectors.summingInt(_ -> 1)));
    }

    private String resolve(Operation unknown) {
        List<Intent> intents = unknown.intents();
        Operation asked = client.ask(Role.RESOLVING, 0, intents, System.nanoTime(), Insistence.STUBBORN);
        if (!asked.acknowledged()) {
            return UNRESOLVED;
        }
        giveBack(asked);
        if (!(intents.getFirst() instanceof Intent.Movement)) {
            return "settings read or set again";
        }
        return switch (asked.answers().getFirst().verdict()) {
            case DONE -> "had not been done, done now";
            case REPLAYED -> "had been done";
            case REFUSED -> "had not been done, refused now";
        };
    }

    /** What is set aside only now is of no use to anybody. */
    private void giveBack(Operation asked) {
        asked.pieces().forEach(piece -> {
            boolean isNew = piece.answer()
                    .filter(answer -> answer.verdict() == Verdict.DONE)
                    .isPresent();
            if (isNew && piece.intent() instanceof Intent.Reserve reserve) {
                client.ask(
                        Role.FIRST,
                        0,
                        List.of(new Intent.Release(reserve.id())),
                        System.nanoTime(),
                        Insistence.STUBBORN);
            }
        });
    }
}
