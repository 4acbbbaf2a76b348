package org.multichat.benchmarks.torture.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a client wanted, how often it asked, and what it knows in the end. */
public record Operation(Role role, List<Intent> intents, Span span, List<Attempt> attempts, Outcome outcome) {

    public Operation {
        intents = List.copyOf(intents);
        attempts = List.copyOf(attempts);
    }

    /** Why it was asked. */
    public enum Role {
        FIRST,
        /** The same once more, as after a lost answer. */
        AGAIN,
        /** Settled once more, for another amount: the first stands. */
        OTHER_AMOUNT,
        /** Reserved once more with the same id and another amount: has to be refused. */
        OTHER_BODY,
        /** After everything was healed: what became of an unknown outcome? */
        RESOLVING
    }

    /** In nanoseconds of this JVM; latency counts from when it was meant to begin. */
    public record Span(long intended, long began, long ended) {
        public double millis() {
            return (ended - intended) / 1e6;
        }
    }

    /** One request: to which replica, and how that ended ("200", "503", "timeout", "cut off"). */
    public record Attempt(int replica, String end) {}

    public sealed interface Outcome {

        /** One answer for each intent, in their order. */
        record Acknowledged(List<Answer> answers) implements Outcome {}

        /** It may have been done, and it may be done even now. */
        record Unknown(String why) implements Outcome {}
    }

    /** One intent and what was said to it. */
    public record Piece(Operation operation, Intent intent, Optional<Answer> answer) {}

    public boolean acknowledged() {
        return outcome instanceof Outcome.Acknowledged;
    }

    public List<Answer> answers() {
        return switch (outcome) {
            case Outcome.Acknowledged(List<Answer> answers) -> answers;
            case Outcome.Unknown _ -> List.of();
        };
    }

    public Stream<Piece> pieces() {
        List<Answer> answers = answers();
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < intents.size(); i++) {
            pieces.add(new Piece(
                    this, intents.get(i), answers.isEmpty() ? Optional.empty() : Optional.of(answers.get(i))));
        }
        return pieces.stream();
    }
}
