package org.multichat.research.local;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.multichat.generator.provider.Attach;
import org.multichat.generator.provider.Bound;
import org.multichat.generator.provider.Charged;
import org.multichat.generator.provider.Failure;
import org.multichat.generator.provider.Offer;
import org.multichat.generator.provider.Output;
import org.multichat.generator.provider.Price;
import org.multichat.generator.provider.Product;
import org.multichat.generator.provider.Provider;
import org.multichat.generator.provider.Quote;
import org.multichat.generator.provider.Usage;
import org.multichat.generator.provider.Work;
import org.multichat.research.brief.Brief;
import org.multichat.research.brief.BriefWriter;
import org.multichat.research.delivery.WordByWord;
import org.multichat.research.question.Length;
import org.multichat.research.question.Question;
import org.multichat.research.question.Questions;
import org.multichat.research.search.Findings;
import org.multichat.research.search.Library;
import org.multichat.research.search.Searchable;
import org.multichat.research.setting.ResearchConfig;

/** Writes research briefs from the documents at hand. Any replica with the same documents writes the same brief. */
public final class LocalProvider implements Provider {

    public static final String NAME = "local";
    static final String MODEL = "local-extractive-1";

    /** The price only changes with a restart; that long nobody has to ask again. */
    private static final Duration QUOTE_LIFE = Duration.ofMinutes(10);

    /** A brief is done within this part of the time left, so that keeping it is in time too. */
    private static final int PERCENT_OF_TIME_LEFT = 60;

    /** What one brief costs, by which price list. */
    record Tariff(Price price, String version) {}

    private final Library library;
    private final BriefWriter writer;
    private final Tariff tariff;
    private final Pace.Speed speed;
    private final Clock clock;
    private final Pacing pacing;

    /** Makes a pace of a speed; tests give one that does not wait. */
    @FunctionalInterface
    interface Pacing {
        Pace at(Pace.Speed speed);
    }

    LocalProvider(Library library, BriefWriter writer, Tariff tariff, Pace.Speed speed, Clock clock, Pacing pacing) {
        this.library = library;
        this.writer = writer;
        this.tariff = tariff;
        this.speed = speed;
        this.clock = clock;
        this.pacing = pacing;
    }

    public static LocalProvider of(ResearchConfig config, Library library) {
        BigDecimal dollars = config.cost().orElse(config.localCost());
        Price price = config.chargeInDev() ? Price.ofDollars(dollars) : new Price(0);
        return new LocalProvider(
                library,
                new BriefWriter(wordsOf(config.maxTokens()), library.hasFolder()),
                new Tariff(price, config.priceVersion()),
                new Pace.Speed(config.wordsPerSecond()),
                Clock.systemUTC(),
                speed -> new Pace(speed, System::nanoTime, time -> TimeUnit.NANOSECONDS.sleep(time.toNanos())));
    }

    /** English has about three words to four tokens. */
    private static int wordsOf(int tokens) {
        return tokens * 3 / 4;
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
                List.of(new Offer.Option(Questions.LENGTH, String.join(", ", Length.words()), Length.STANDARD.word())),
                tariff.version(),
                List.of(new Offer.Price("brief", tariff.price().micros())));
    }

    @Override
    public Quote quote(Work work) {
        Length length = Questions.of(work).length();
        return new Quote(
                tariff.price().micros(),
                Bound.HARD,
                NAME,
                MODEL,
                tariff.version(),
                "one %s brief from the documents at hand at %s".formatted(length.word(), tariff.price()),
                clock.instant().plus(QUOTE_LIFE));
    }

    @Override
    public void generate(Work work, Output output) throws Failure, InterruptedException {
        write(work, library.current(), output);
    }

    @Override
    public void resume(Work work, String state, Output output) throws Failure, InterruptedException {
        Searchable documents = library.current();
        if (!documents.fingerprint().equals(state)) {
            throw new DocumentsChanged();
        }
        write(work, documents, output);
    }

    /** Nobody is paid for what is made here. */
    @Override
    public Charged chargedWhenBroken() {
        return Charged.NO;
    }

    @Override
    public Charged chargedWhenCancelled() {
        return Charged.NO;
    }

    private void write(Work work, Searchable documents, Output output) throws InterruptedException {
        Question question = Questions.of(work);
        output.accepted(MODEL, documents.fingerprint());
        output.progress(
                "reading",
                null,
                "%d documents at hand".formatted(documents.corpus().documents().size()));
        Findings findings = documents.find(question);
        output.progress("finding", null, found(findings));
        Brief brief = writer.write(question, documents, findings);
        output.progress(
                "outlining", null, "%d sections".formatted(brief.sections().size()));
        deliver(brief, work, output);
        output.produced(
                new Product("text/markdown", brief.title(), null, null, null, List.of()),
                brief.text().getBytes(StandardCharsets.UTF_8));
        output.usage(new Usage(tariff.price().micros(), Map.of("words", brief.words())));
    }

    private void deliver(Brief brief, Work work, Output output) throws InterruptedException {
        Duration left = Duration.between(clock.instant(), work.deadline());
        Pace pace = pacing.at(speed.orInTime(
                brief.words(), left.multipliedBy(PERCENT_OF_TIME_LEFT).dividedBy(100)));
        double all = brief.sections().size();
        for (int at = 0; at < brief.sections().size(); at++) {
            Brief.Section section = brief.sections().get(at);
            output.progress("writing", at / all, section.name());
            for (String word : WordByWord.of(section.text())) {
                pace.nextWord();
                output.delta(word);
            }
        }
    }

    private static String found(Findings findings) {
        return findings.isEmpty()
                ? "nothing at hand on this question"
                : "%d paragraphs in %d of them"
                        .formatted(findings.hits().size(), findings.documents().size());
    }
}
