package org.multichat.simulator.udio;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
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

/** The works of udioapi.pro and what they are billed. */
@ApplicationScoped
public class Udio implements Provider {

    static final String NAME = "udio";
    static final Operation GENERATE = Operation.of("udio.generate", "no-work-id", "blocked");
    static final Operation FEED = Operation.of(
            "udio.feed",
            "strange",
            "no-items",
            "missing-keys",
            "blocked",
            "foreign-audio",
            "private-audio",
            "http-audio",
            "file-audio");
    static final Operation AUDIO = Operation.of("udio.audio", "html", "wrong-type", "empty", "expired");
    static final Operation CREDITS = Operation.of("udio.credits", "blocked");
    static final Operation END = new Operation(
            "udio.end", Arrays.stream(Work.End.values()).map(Udio::word).collect(Collectors.toSet()));

    static final Setting.Count SONG = Setting.millis(NAME, "songMillis", 12_000);
    static final Setting.Count AUDIO_VALID =
            new Setting.Count(Setting.Group.PACE, NAME, "audioValidSeconds", 86_400L, 1_296_000);
    static final Setting.Choice FAILED = Setting.billing(NAME, "failed", "billed", "refunded");
    static final Setting.Choice MODERATED = Setting.billing(NAME, "moderated", "billed", "refunded");
    static final Setting.Choice ERRORS = Setting.behaviour(NAME, "errors", "status", "enveloped");
    static final Setting.Choice SUCCESS = Setting.behaviour(NAME, "success", "early", "late");
    static final Setting.Choice DURATION = Setting.behaviour(NAME, "duration", "number", "text");
    static final Setting.Choice NO_CREDIT = Setting.behaviour(NAME, "noCredit", "402", "403", "429");
    static final Setting.Choice USER_AGENT = Setting.behaviour(NAME, "userAgent", "checked", "ignored");
    static final Setting.Count SECONDS = count("songSeconds", 12, 300);
    static final Setting.Count CREDIT = count("credits", 100_000, 1_000_000_000);
    static final Setting.Count CREDITS_PER_SONG = count("creditsPerSong", 10, 1_000);
    static final Setting.Count SONG_MICROS = count("songMicros", 50_000, 10_000_000);
    static final Setting.Count ACTIVE = count("activeTasks", 1_000, 100_000);

    private final Clock clock;
    private final Faults faults;
    private final Invoice invoice;
    private final Settings settings;
    private final TaskBook<Work> book;
    private final AtomicLong usedCredits = new AtomicLong();

    Udio(Clock clock, Faults faults, Invoice invoice, Settings settings) {
        this.clock = clock;
        this.faults = faults;
        this.invoice = invoice;
        this.settings = settings;
        this.book = new TaskBook<>(clock, this::settle);
    }

    /** What came of asking for a song. */
    sealed interface Submission {
        record Begun(Work work) implements Submission {}

        record NoCredit() implements Submission {}

        record TooMany() implements Submission {}
    }

    Submission submit(Wish wish, @Nullable String clientRequestId) {
        int credits = (int) settings.number(CREDITS_PER_SONG);
        if (credits > remainingCredits()) {
            return new Submission.NoCredit();
        }
        Work work = work(wish, credits);
        boolean begun = book.begin(work, _ -> true, settings.number(ACTIVE), () -> {
            usedCredits.addAndGet(credits);
            invoice.add(new InvoiceLine(
                    NAME,
                    work.id(),
                    clientRequestId,
                    wish.model(),
                    work.begunAt(),
                    settings.number(SONG_MICROS),
                    State.BILLED,
                    "submitted"));
        });
        return begun ? new Submission.Begun(work) : new Submission.TooMany();
    }

    Optional<Work> find(String id) {
        return book.find(id);
    }

    long usedCredits() {
        catchUp();
        return usedCredits.get();
    }

    long remainingCredits() {
        return settings.number(CREDIT) - usedCredits();
    }

    private Work work(Wish wish, int credits) {
        Work.End end = faults.end(END, wish.prompt())
                .map(Udio::end)
                .orElse(wish.isTooLong() ? Work.End.TOO_LONG : Work.End.COMPLETE);
        Duration takes = end == Work.End.NEVER ? Deed.MOST_PATIENCE : settings.duration(SONG);
        Instant now = clock.instant();
        return new Work(UUID.randomUUID().toString(), wish.kept(), credits, now, now.plus(takes), end);
    }

    private void settle(Work work) {
        switch (work.end()) {
            case COMPLETE, NEVER, ONE_TRACK, LOST -> invoice.mark(NAME, work.id(), State.BILLED, word(work.end()));
            case FAILED, TOO_LONG -> mark(work, FAILED);
            case MODERATED -> mark(work, MODERATED);
        }
    }

    private void mark(Work work, Setting.Choice policy) {
        boolean refunded = settings.is(policy, "refunded");
        if (refunded) {
            usedCredits.addAndGet(-work.credits());
        }
        invoice.mark(NAME, work.id(), refunded ? State.REFUNDED : State.BILLED, word(work.end()));
    }

    private static String word(Work.End end) {
        return end.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Work.End end(String word) {
        return Work.End.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
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
        return List.of(GENERATE, FEED, AUDIO, CREDITS, END);
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                SONG,
                AUDIO_VALID,
                FAILED,
                MODERATED,
                ERRORS,
                SUCCESS,
                DURATION,
                NO_CREDIT,
                USER_AGENT,
                SECONDS,
                CREDIT,
                CREDITS_PER_SONG,
                SONG_MICROS,
                ACTIVE);
    }

    @Override
    public void catchUp() {
        book.catchUp();
    }

    @Override
    public void forget() {
        book.forget();
        usedCredits.set(0);
    }

    @Override
    public Tasks tasks() {
        return book.tasks();
    }
}
