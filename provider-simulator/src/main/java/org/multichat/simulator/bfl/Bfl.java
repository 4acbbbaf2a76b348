package org.multichat.simulator.bfl;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.multichat.simulator.fault.Deed;
import org.multichat.simulator.fault.Faults;
import org.multichat.simulator.invoice.Invoice;
import org.multichat.simulator.invoice.InvoiceLine;
import org.multichat.simulator.invoice.InvoiceLine.State;
import org.multichat.simulator.play.Operation;
import org.multichat.simulator.play.Provider;
import org.multichat.simulator.play.Setting;
import org.multichat.simulator.play.Settings;
import org.multichat.simulator.play.TaskBook;

/** The tasks of Black Forest Labs and what they are billed. */
@ApplicationScoped
public class Bfl implements Provider {

    static final String NAME = "bfl";
    static final Operation SUBMIT =
            Operation.of("bfl.submit", "no-poll", "foreign-poll", "private-poll", "http-poll", "no-id");
    static final Operation POLL = Operation.of(
            "bfl.poll",
            "not-found",
            "strange",
            "no-result",
            "no-sample",
            "foreign-sample",
            "private-sample",
            "http-sample",
            "file-sample");
    static final Operation SAMPLE =
            Operation.of("bfl.sample", "html", "wrong-size", "wrong-type", "bomb", "expired", "empty");
    static final Operation CREDITS = Operation.of("bfl.credits");
    static final Operation END = new Operation(
            "bfl.end", Arrays.stream(BflTask.End.values()).map(Bfl::word).collect(Collectors.toSet()));

    static final Setting.Count LEAST = Setting.millis(NAME, "pictureMillisLeast", 2_000);
    static final Setting.Count MOST = Setting.millis(NAME, "pictureMillisMost", 4_000);
    static final Setting.Count UNKNOWN = Setting.millis(NAME, "unknownAtFirstMillis", 0);
    static final Setting.Count SAMPLE_VALID =
            new Setting.Count(Setting.Group.PACE, NAME, "sampleValidSeconds", 600L, 86_400);
    static final Setting.Choice MODERATED = Setting.billing(NAME, "moderated", "billed", "free");
    static final Setting.Choice FAILED = Setting.billing(NAME, "failed", "free", "billed");
    static final Setting.Choice COST = Setting.behaviour(NAME, "cost", "present", "absent", "null");
    static final Setting.Choice MEGAPIXELS = Setting.behaviour(NAME, "megapixels", "exact", "whole");
    static final Setting.Choice RETRY_AFTER = Setting.behaviour(NAME, "retryAfter", "absent", "present");
    static final Setting.Choice STATUSES = Setting.behaviour(NAME, "statuses", "newer", "older");
    static final Setting.Count CREDIT = count("credits", 100_000, 1_000_000_000);
    static final Setting.Count ACTIVE = count("activeTasks", 24, 100_000);
    static final Setting.Count ACTIVE_KONTEXT_MAX = count("activeKontextMax", 6, 100_000);

    private static final long MICROS_PER_CREDIT = 10_000;
    private static final String KONTEXT_MAX = "flux-kontext-max";

    private final Clock clock;
    private final Faults faults;
    private final Invoice invoice;
    private final Settings settings;
    private final TaskBook<BflTask> book;

    Bfl(Clock clock, Faults faults, Invoice invoice, Settings settings) {
        this.clock = clock;
        this.faults = faults;
        this.invoice = invoice;
        this.settings = settings;
        this.book = new TaskBook<>(clock, this::settle);
    }

    /** What came of asking for a picture. */
    sealed interface Submission {
        record Begun(BflTask task) implements Submission {}

        record TooManyTasks() implements Submission {}

        record NoCredit() implements Submission {}
    }

    Submission submit(Asked asked, @Nullable String clientRequestId) {
        long cost = asked.model().micros(asked.outputPixels(), asked.inputPixels(), settings.is(MEGAPIXELS, "whole"));
        if (cost > remainingMicros()) {
            return new Submission.NoCredit();
        }
        BflTask task = task(asked, cost);
        boolean isMax = asked.model().name().equals(KONTEXT_MAX);
        boolean begun = book.begin(
                task,
                other -> !isMax || other.asked().model().name().equals(KONTEXT_MAX),
                settings.number(isMax ? ACTIVE_KONTEXT_MAX : ACTIVE),
                () -> invoice.add(new InvoiceLine(
                        NAME,
                        task.id(),
                        clientRequestId,
                        asked.model().name(),
                        task.begunAt(),
                        cost,
                        State.BILLED,
                        "submitted")));
        return begun ? new Submission.Begun(task) : new Submission.TooManyTasks();
    }

    Optional<BflTask> find(String id) {
        return book.find(id);
    }

    long remainingMicros() {
        catchUp();
        return settings.number(CREDIT) * MICROS_PER_CREDIT - invoice.billedMicros(NAME);
    }

    private BflTask task(Asked asked, long cost) {
        UUID id = UUID.randomUUID();
        BflTask.End end = faults.end(END, asked.prompt()).map(Bfl::end).orElse(BflTask.End.READY);
        Duration takes = switch (end) {
            case NEVER -> Deed.MOST_PATIENCE;
            case REQUEST_MODERATED -> settings.duration(LEAST).dividedBy(4);
            case READY, CONTENT_MODERATED, ERROR, FAILED, LOST ->
                settings.between(LEAST, MOST, id.getLeastSignificantBits());
        };
        long seed = asked.seed().orElseGet(() -> ThreadLocalRandom.current().nextLong(1L << 31, 1L << 32));
        var now = clock.instant();
        return new BflTask(id.toString(), asked, seed, cost, now, now.plus(takes), end);
    }

    private void settle(BflTask task) {
        switch (task.end()) {
            case READY, NEVER, LOST -> invoice.mark(NAME, task.id(), State.BILLED, word(task.end()));
            case REQUEST_MODERATED, CONTENT_MODERATED -> mark(task, MODERATED);
            case ERROR, FAILED -> mark(task, FAILED);
        }
    }

    private void mark(BflTask task, Setting.Choice policy) {
        State state = settings.is(policy, "free") ? State.FREE : State.BILLED;
        invoice.mark(NAME, task.id(), state, word(task.end()));
    }

    private static String word(BflTask.End end) {
        return end.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static BflTask.End end(String word) {
        return BflTask.End.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static Setting.Count count(String name, long usual, long most) {
        return new Setting.Count(Setting.Group.BEHAVIOUR, NAME, name, usual, most);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Operation> operations() {
        return List.of(SUBMIT, POLL, SAMPLE, CREDITS, END);
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                LEAST,
                MOST,
                UNKNOWN,
                SAMPLE_VALID,
                MODERATED,
                FAILED,
                COST,
                MEGAPIXELS,
                RETRY_AFTER,
                STATUSES,
                CREDIT,
                ACTIVE,
                ACTIVE_KONTEXT_MAX);
    }

    @Override
    public void catchUp() {
        book.catchUp();
    }

    @Override
    public void forget() {
        book.forget();
    }

    @Override
    public Tasks tasks() {
        return book.tasks();
    }
}
