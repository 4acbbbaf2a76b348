package org.multichat.generator.generation;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.multichat.generator.handle.Handle;
import org.multichat.generator.handle.Handles;
import org.multichat.generator.provider.Acceptance;
import org.multichat.generator.provider.Attach;
import org.multichat.generator.provider.Charged;
import org.multichat.generator.provider.Cost;
import org.multichat.generator.provider.Provider;
import org.multichat.generator.provider.Quote;
import org.multichat.generator.provider.Work;
import org.multichat.kit.problem.Invalid;

/** All generations of this replica: starts them, finds them again, goes on with those of a replica that has gone. */
@ApplicationScoped
public class Generations {

    private final Provider provider;
    private final Handles handles;
    private final Spool spool;
    private final GeneratorConfig config;
    private final Clock clock;
    private final GenerationMetrics metrics;
    private final ObjectMapper json;
    private final Kept kept;
    private final int maxRunning;
    private final Semaphore slots;
    private final String replica = UUID.randomUUID().toString();
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("generations").factory());

    @Inject
    Generations(
            Provider provider,
            Handles handles,
            Spool spool,
            GeneratorConfig config,
            Clock clock,
            GenerationMetrics metrics,
            ObjectMapper json) {
        this.provider = provider;
        this.handles = handles;
        this.spool = spool;
        this.config = config;
        this.clock = clock;
        this.metrics = metrics;
        this.json = json;
        kept = new Kept(config);
        maxRunning = config.maxRunning().orElse(provider.atOnce());
        slots = new Semaphore(maxRunning);
        // A generation that is over must not stay in memory until its deadline.
        timer.setRemoveOnCancelPolicy(true);
        // Twice in the interval, so that no silence is longer than it.
        long beat = config.keepAlive().toMillis() / 2;
        var _ = timer.scheduleWithFixedDelay(this::beat, beat, beat, TimeUnit.MILLISECONDS);
    }

    /** Starts the work, or finds it when this id was started before. */
    public Generation startOrAttach(Work work, String account) {
        Kept.Key key = new Kept.Key(account, work.id());
        Generation known = kept.get(key);
        if (known == null) {
            check(work);
            known = start(key, work, null, work.deadline());
        }
        if (!known.isFor(work)) {
            throw new GenerationDiffers(work.id());
        }
        return known;
    }

    /** What this id was started as here before. Begins nothing. */
    public Generation known(Work work, String account) {
        Generation known = kept.get(new Kept.Key(account, work.id()));
        if (known == null) {
            throw new GenerationLost("Nothing is known here under this id.");
        }
        if (!known.isFor(work)) {
            throw new GenerationDiffers(work.id());
        }
        return known;
    }

    /** The generation of this handle; one that a lost replica began is continued when anybody can. */
    public Generation attach(String handle, String account) {
        Handle opened = open(handle, account);
        Work work = opened.work();
        Kept.Key key = new Kept.Key(account, work.id());
        Generation known = kept.get(key);
        if (known != null && known.isFor(work)) {
            return known;
        }
        Instant end = work.deadline().plus(config.retention());
        Instant now = clock.instant();
        if (known != null || now.isAfter(end)) {
            throw new GenerationLost("It ended some time ago and is forgotten.");
        }
        if (opened.acceptance(provider.attach()).attach() != Attach.ANY || !provider.makes(opened.provider())) {
            throw new GenerationLost(
                    opened.replica().equals(replica)
                            ? "It is over and forgotten."
                            : "Another replica of this service began it, and only that one can continue it.");
        }
        return start(key, work, new Begun(opened, handle), now.isBefore(work.deadline()) ? work.deadline() : end);
    }

    /** Ends the work as soon as its provider lets go of it. Asking again, or too late, changes nothing. */
    public Cost cancel(String handle, String account) throws InterruptedException {
        Handle opened = open(handle, account);
        Generation generation = kept.get(new Kept.Key(account, opened.work().id()));
        if (generation == null) {
            generation = neverStartedAgain(opened, handle);
            generation.endElsewhere(opened.state());
        }
        generation.stop(StopReason.CANCELLED);
        return generation.cost();
    }

    /** What the work has come to as far as its provider tells now; of what is under way nobody can say yet. */
    public Cost cost(String handle, String account) throws InterruptedException {
        Handle opened = open(handle, account);
        Generation known = kept.get(new Kept.Key(account, opened.work().id()));
        if (known != null && !known.isOver()) {
            return Cost.UNKNOWN;
        }
        Cost told = known == null ? Cost.UNKNOWN : known.cost();
        boolean askable = told.charged() == Charged.UNKNOWN && provider.makes(opened.provider());
        return askable ? provider.cost(opened.work(), opened.state()) : told;
    }

    /** Whoever listens has everything up to that event on record. */
    public void confirm(String handle, String account, int number) {
        Handle opened = open(handle, account);
        Generation known = kept.get(new Kept.Key(account, opened.work().id()));
        if (known == null) {
            throw new GenerationLost("It is not under way here.");
        }
        known.transcript().confirm(number);
    }

    void end(@Observes ShutdownEvent stopping) {
        timer.shutdownNow();
        for (Generation generation : kept.all()) {
            if (generation.isOver()) {
                continue;
            }
            Attach attach =
                    generation.transcript().acceptance().map(Acceptance::attach).orElse(provider.attach());
            if (attach == Attach.ANY) {
                generation.leaveToOthers();
            } else {
                generation.stop(StopReason.SHUTDOWN);
            }
        }
    }

    private record Begun(Handle by, String handle) {}

    private void check(Work work) {
        Instant now = clock.instant();
        if (!work.deadline().isAfter(now)) {
            throw new Invalid("deadline", "has to be in the future; it is %s now".formatted(now));
        }
        if (work.deadline().isAfter(now.plus(config.maxDeadline()))) {
            throw new Invalid(
                    "deadline",
                    "has to be at most %d minutes ahead"
                            .formatted(config.maxDeadline().toMinutes()));
        }
        Quote quote = provider.quote(work);
        if (quote.maxMicros() > work.ceilingMicros()) {
            throw new OverCeiling(quote.maxMicros(), work.ceilingMicros());
        }
    }

    private synchronized Generation start(Kept.Key key, Work work, @Nullable Begun begun, Instant until) {
        Generation other = kept.get(key);
        if (other != null) {
            return other;
        }
        if (!kept.makeRoom() || !slots.tryAcquire()) {
            throw new GeneratorBusy(maxRunning);
        }
        Transcript transcript = transcriptOf(work, key.account());
        Generation generation = new Generation(work, provider, transcript);
        kept.put(key, generation);
        GenerationMetrics.Running running = metrics.started();
        if (begun != null) {
            Log.infof(
                    "generation %s: continued here, replica %s began it",
                    work.id(), begun.by().replica());
            transcript.resume(begun.by().acceptance(provider.attach()), begun.handle());
        } else {
            new Books(work.id()).asked(provider.name());
        }
        Future<?> deadline = stopAt(generation, until);
        generation.start(begun == null ? null : begun.by(), () -> {
            deadline.cancel(false);
            slots.release();
            running.ended(transcript.maker(), generation.outcome());
        });
        return generation;
    }

    private Future<?> stopAt(Generation generation, Instant until) {
        long delay = Math.max(0, Duration.between(clock.instant(), until).toMillis());
        return timer.schedule(() -> stopAndInsist(generation, StopReason.DEADLINE), delay, TimeUnit.MILLISECONDS);
    }

    private void stopAndInsist(Generation generation, StopReason reason) {
        generation.stop(reason);
        var _ = timer.schedule(generation::endIfStopped, Generation.STOP_GRACE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Whether this replica's work on it cost something nobody here can know; what is sure is that nobody starts it
     * again.
     */
    private synchronized Generation neverStartedAgain(Handle opened, String handle) {
        Kept.Key key = new Kept.Key(opened.account(), opened.work().id());
        Generation started = kept.get(key);
        if (started != null) {
            return started;
        }
        if (!kept.makeRoom()) {
            throw new GeneratorBusy(maxRunning);
        }
        Transcript transcript = transcriptOf(opened.work(), opened.account());
        transcript.resume(opened.acceptance(provider.attach()), handle);
        Generation ended = new Generation(opened.work(), provider, transcript);
        kept.put(key, ended);
        return ended;
    }

    private Transcript transcriptOf(Work work, String account) {
        return new Transcript(
                accepted -> handles.seal(new Handle(
                        work,
                        account,
                        accepted.provider(),
                        accepted.model(),
                        accepted.attach(),
                        accepted.state(),
                        replica)),
                provider,
                spool,
                json,
                new Books(work.id()));
    }

    private Handle open(String handle, String account) {
        return handles.open(handle)
                .filter(opened -> opened.account().equals(account))
                .orElseThrow(NoSuchGeneration::new);
    }

    private void beat() {
        try {
            kept.forgetBefore(clock.instant());
            kept.all().forEach(generation -> generation.transcript().beat());
        } catch (RuntimeException unforeseen) {
            // A scheduled task that throws is never run again, and nothing would be forgotten any more.
            Log.error("the sweep of generations broke; it goes on at the next beat", unforeseen);
        }
    }
}
