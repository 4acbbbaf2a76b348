package org.multichat.gateway.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.multichat.gateway.artifact.Artifacts;
import org.multichat.gateway.generation.GenerationEvent;
import org.multichat.gateway.generation.Generator;
import org.multichat.gateway.generation.NumberedGenerationEvent;
import org.multichat.gateway.money.Money;
import org.multichat.gateway.turn.Outcome;
import org.multichat.gateway.turn.Started;
import org.multichat.gateway.turn.Step;
import org.multichat.gateway.turn.Steps;
import org.multichat.gateway.turn.TurnEvent;

/**
 * Turns what a generator says into what the turn says and knows. Whatever came while the last commit ran goes into the
 * next one, with the number up to which it was read: an event is in the log once, however often the generator is heard.
 */
@ApplicationScoped
class Absorbing {

    private final Artifacts artifacts;
    private final ChatConfig config;

    @Inject
    Absorbing(Artifacts artifacts, ChatConfig config) {
        this.artifacts = artifacts;
        this.config = config;
    }

    /**
     * Commits these events; says how the generation ended if the last of them tells.
     *
     * @throws TurnTooLong when the turn has said more than it may; what it said until then is committed
     */
    Optional<Outcome> absorb(TurnRun run, Generator generator, List<NumberedGenerationEvent> events) {
        if (events.isEmpty()) {
            return Optional.empty();
        }
        Batch batch = new Batch(run, generator);
        // Looked at event by event: much may have come together, and the end with it.
        Optional<TurnTooLong> tooLong = batch.tooLong();
        for (int i = 0; i < events.size() && tooLong.isEmpty(); i++) {
            if (events.get(i).id() > batch.seen) {
                batch.take(events.get(i));
                tooLong = batch.tooLong();
            }
        }
        batch.commit();
        if (tooLong.isPresent()) {
            throw tooLong.get();
        }
        return Optional.ofNullable(batch.outcome);
    }

    private final class Batch {

        private final TurnRun run;
        private final Generator generator;
        private final List<TurnEvent> said = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private Steps steps;
        private int seen;
        private @Nullable Outcome outcome;

        Batch(TurnRun run, Generator generator) {
            this.run = run;
            this.generator = generator;
            this.steps = run.steps();
            this.seen = steps.get(Step.SEEN).orElse(0);
        }

        void take(NumberedGenerationEvent numbered) {
            switch (numbered.event()) {
                case GenerationEvent.Accepted accepted ->
                    steps = steps.with(
                            Step.STARTED,
                            new Started(
                                    accepted.handle(),
                                    accepted.attach(),
                                    accepted.provider(),
                                    accepted.model(),
                                    accepted.confirm() ? numbered.id() : null,
                                    accepted.reference()));
                case GenerationEvent.Progress progress ->
                    say(new TurnEvent.Progress(progress.stage(), progress.fraction(), progress.message()));
                case GenerationEvent.Delta delta -> text.append(delta.text());
                case GenerationEvent.Produced produced -> keep(produced);
                case GenerationEvent.Used used -> steps = steps.with(Step.USED, used.costMicros());
                case GenerationEvent.Completed _ -> outcome = Outcome.completed(used());
                case GenerationEvent.Failed failed ->
                    outcome = Outcome.failed(failed.problem(), failed.charged(), used());
                case GenerationEvent.Unknown _ -> {
                    // Said by a newer generator, to newer gateways.
                }
            }
            seen = numbered.id();
        }

        /** Whether the turn has said more than it may, what is not committed yet included. */
        Optional<TurnTooLong> tooLong() {
            if (run.lastSeq() + said.size() > config.maxEvents()) {
                return Optional.of(new TurnTooLong("%,d events".formatted(config.maxEvents())));
            }
            if (steps.get(Step.TEXT_CHARS).orElse(0) + text.length() > config.maxTextChars()) {
                return Optional.of(new TurnTooLong("%,d characters".formatted(config.maxTextChars())));
            }
            return Optional.empty();
        }

        /** What was said before is shown before the bytes are fetched, which may take a while. */
        private void keep(GenerationEvent.Produced produced) {
            commit();
            String handle = steps.get(Step.STARTED).map(Started::handle).orElseThrow();
            say(artifacts.keep(run.turn(), generator, handle, produced).event());
        }

        private @Nullable Money used() {
            return steps.get(Step.USED).map(Money::new).orElse(null);
        }

        private void say(TurnEvent event) {
            flushText();
            said.add(event);
        }

        /** Pieces of text that came together are one event. */
        private void flushText() {
            if (!text.isEmpty()) {
                steps = steps.with(Step.TEXT_CHARS, steps.get(Step.TEXT_CHARS).orElse(0) + text.length());
                said.add(new TurnEvent.Delta(text.toString()));
                text.setLength(0);
            }
        }

        void commit() {
            flushText();
            // The end in the same commit as the last event: whoever resumes would wait for it in vain.
            Steps known = outcome == null ? steps : steps.with(Step.ENDED, outcome);
            run.write(known.with(Step.SEEN, seen), List.copyOf(said));
            steps = run.steps();
            said.clear();
        }
    }
}
