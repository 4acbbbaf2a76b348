package org.multichat.song.local;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.multichat.generator.provider.Attach;
import org.multichat.generator.provider.Bound;
import org.multichat.generator.provider.Charged;
import org.multichat.generator.provider.Offer;
import org.multichat.generator.provider.Output;
import org.multichat.generator.provider.Past;
import org.multichat.generator.provider.Price;
import org.multichat.generator.provider.Product;
import org.multichat.generator.provider.Provider;
import org.multichat.generator.provider.Quote;
import org.multichat.generator.provider.Usage;
import org.multichat.generator.provider.Work;
import org.multichat.song.compose.Composer;
import org.multichat.song.plan.Planner;
import org.multichat.song.plan.SongPlan;
import org.multichat.song.score.Instrument;
import org.multichat.song.score.Score;
import org.multichat.song.sound.Mp3;
import org.multichat.song.sound.Studio;

/**
 * Composes and plays songs in this process. All it does is a function of the words, so that any replica can take over
 * by doing it again: same events, same bytes.
 */
public final class LocalComposer implements Provider {

    public static final String NAME = "local";
    static final String MODEL = "local-composer-1";
    private static final Duration QUOTE_LIFE = Duration.ofMinutes(10);
    private static final int PROGRESS_STEPS = 10;
    private static final String SONG = "SONG";

    private final Planner planner = new Planner();
    private final Studio studio;
    private final Price price;
    private final String priceVersion;
    private final int secondsAtOnce;
    private final Semaphore secondsLeft;
    private final Clock clock;

    /** @param secondsAtOnce how much music may be in the making at once: it is all in memory */
    public LocalComposer(Studio studio, Price price, String priceVersion, int secondsAtOnce, Clock clock) {
        this.studio = studio;
        this.price = price;
        this.priceVersion = priceVersion;
        this.secondsAtOnce = Math.max(secondsAtOnce, SongPlan.LONGEST_SECONDS);
        this.secondsLeft = new Semaphore(this.secondsAtOnce, true);
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Attach attach() {
        return Attach.ANY;
    }

    @Override
    public Offer offer() {
        return new Offer(
                NAME,
                List.of(MODEL),
                SongOptions.offered(),
                priceVersion,
                List.of(new Offer.Price("song", price.micros())));
    }

    @Override
    public Quote quote(Work work) {
        SongOptions.of(work.options());
        return new Quote(
                price.micros(),
                Bound.HARD,
                NAME,
                MODEL,
                priceVersion,
                "one song at " + price,
                clock.instant().plus(QUOTE_LIFE));
    }

    @Override
    public void generate(Work work, Output output) throws InterruptedException {
        SongOptions options = SongOptions.of(work.options());
        output.accepted(MODEL, "");
        output.progress("reading", 0.0, "Reading the prompt");
        SongPlan plan = planner.plan(work.prompt().text(), songsBefore(work), options.seconds(), options.variation());
        output.progress("composing", 0.05, summary(plan));
        Score score = Composer.compose(plan);
        int seconds = (int) Math.ceil(plan.seconds());
        secondsLeft.acquire(seconds);
        try {
            byte[] bytes = record(plan, score, options, output);
            output.produced(
                    new Product(
                            options.format().equals(SongOptions.MP3) ? "audio/mpeg" : "audio/wav",
                            plan.title(),
                            null,
                            null,
                            Math.round(plan.seconds() * 100) / 100.0,
                            plan.notPlayed()),
                    bytes);
        } finally {
            secondsLeft.release(seconds);
        }
        output.usage(new Usage(price.micros(), Map.of("songs", 1)));
    }

    @Override
    public Charged chargedWhenBroken() {
        return Charged.NO;
    }

    @Override
    public Charged chargedWhenCancelled() {
        return Charged.NO;
    }

    private byte[] record(SongPlan plan, Score score, SongOptions options, Output output) throws InterruptedException {
        int[] said = {0};
        byte[] wav = studio.record(score, plan.style().loudness(), played -> {
            int step = (int) (played * PROGRESS_STEPS);
            if (step > said[0]) {
                said[0] = step;
                output.progress(
                        "playing",
                        (10 + 80 * step / PROGRESS_STEPS) / 100.0,
                        "Playing, %d %%".formatted(100 * step / PROGRESS_STEPS));
            }
        });
        output.progress("mastering", 0.95, "Mastering");
        return options.format().equals(SongOptions.MP3) ? Mp3.of(wav) : wav;
    }

    private static List<String> songsBefore(Work work) {
        return work.context().stream()
                .filter(past -> past.modality().equals(SONG))
                .map(Past::prompt)
                .toList();
    }

    /** Such as "Ballad in G minor, 4/4, 68 beats a minute, for piano and cello". */
    static String summary(SongPlan plan) {
        String players = plan.players().values().stream()
                .distinct()
                .sorted()
                .map(Instrument::name)
                .map(name -> name.toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
        return "%s in %s, %s, %d beats a minute, for %s"
                .formatted(plan.style().name(), plan.key(), plan.metre(), Math.round(plan.tempo()), players);
    }
}
