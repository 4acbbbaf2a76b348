package org.multichat.gateway.chat;

import java.util.Locale;
import org.multichat.gateway.turn.Receipt;
import org.multichat.gateway.turn.Step;
import org.multichat.gateway.turn.Steps;
import org.multichat.operation.trace.TraceSpan;

/**
 * A turn in a trace: below the request that asked for it, once for each gateway that runs it, with its stages. It names
 * the turn, and says what it was, how it ended and what it cost; never a word of whoever asked.
 */
final class TurnTrace implements AutoCloseable {

    private final TurnRun run;
    private final TraceSpan span;

    private TurnTrace(TurnRun run, TraceSpan span) {
        this.run = run;
        this.span = span;
    }

    /** What is on record of a turn when it begins: where the trace of its request is, so that any gateway finds it. */
    static Steps begun() {
        return TraceSpan.here().map(here -> Steps.NONE.with(Step.TRACED, here)).orElse(Steps.NONE);
    }

    /** The turn, as long as this thread runs it. */
    static TurnTrace of(TurnRun run) {
        TraceSpan span = TraceSpan.continuing("turn", run.steps().get(Step.TRACED))
                .with("turn.id", run.turn().id().toString());
        // A turn from before there were traces has none yet; its next gateway joins this one's.
        TraceSpan.here().ifPresent(here -> {
            var _ = run.note(Step.TRACED, () -> here);
        });
        return new TurnTrace(run, span);
    }

    /** A stage of the turn that this thread runs. */
    static <T, X extends Exception> T stage(String name, Work<T, X> work) throws X {
        try (TraceSpan span = TraceSpan.of(name)) {
            try {
                return work.done();
            } catch (Exception failure) {
                // Its name only: a message may hold what somebody said.
                span.with("failure", failure.getClass().getSimpleName()).failed();
                throw failure;
            }
        }
    }

    /** What a stage does. */
    @FunctionalInterface
    interface Work<T, X extends Exception> {
        T done() throws X;
    }

    @Override
    public void close() {
        run.steps().get(Step.ROUTED).ifPresent(route -> span.with("turn.modality", word(route.modality())));
        run.steps()
                .get(Step.RESERVED)
                .ifPresent(quote -> span.with("provider", quote.provider())
                        .with("reserved.micros", quote.most().micros()));
        run.steps().get(Step.SETTLED).map(Receipt::total).ifPresent(total -> span.with("cost.micros", total.micros()));
        span.with("turn.outcome", run.end().map(TurnTrace::word).orElse("handed-over"));
        span.close();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
