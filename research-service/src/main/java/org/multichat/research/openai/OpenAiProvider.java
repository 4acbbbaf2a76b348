package org.multichat.research.openai;

import io.quarkus.logging.Log;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.multichat.generator.provider.Attach;
import org.multichat.generator.provider.Bound;
import org.multichat.generator.provider.Charged;
import org.multichat.generator.provider.Cost;
import org.multichat.generator.provider.Failure;
import org.multichat.generator.provider.Offer;
import org.multichat.generator.provider.Output;
import org.multichat.generator.provider.Provider;
import org.multichat.generator.provider.Quote;
import org.multichat.generator.provider.Work;
import org.multichat.kit.problem.Refusal;
import org.multichat.provider.call.ProviderGuards;
import org.multichat.provider.openai.OpenAiServer;
import org.multichat.provider.price.ModelPrice;
import org.multichat.provider.setting.ProviderConfig;
import org.multichat.research.question.Length;
import org.multichat.research.question.Questions;
import org.multichat.research.setting.ResearchConfig;

/** Papers that a model writes which is paid by its tokens, at OpenAI or whoever speaks its protocol. */
public final class OpenAiProvider implements Provider {

    public static final String NAME = OpenAiServer.PROVIDER;

    /** Prices hold from a day on, and nobody holds on to a quote for longer. */
    private static final Duration QUOTE_LIFE = Duration.ofMinutes(10);

    private static final int AT_ONCE = 64;

    private final Settings settings;
    private final Desk desk;
    private final Invoices invoices;
    private final Clock clock;

    OpenAiProvider(Settings settings, Desk desk, Invoices invoices, Clock clock) {
        this.settings = settings;
        this.desk = desk;
        this.invoices = invoices;
        this.clock = clock;
    }

    /** Says what an operator should know, and stops the start where a key is missing. */
    public static OpenAiProvider of(
            ResearchConfig config, ProviderConfig providers, ProviderGuards guards, Clock clock) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Settings settings = Settings.of(config, providers, today);
        settings.warnings(today).forEach(Log::warn);
        return of(settings, OpenAiServer.of(providers.openai(), guards), clock, TimeUnit.MILLISECONDS::sleep);
    }

    /** Waits so many milliseconds. */
    @FunctionalInterface
    interface Sleep {
        void sleep(long millis) throws InterruptedException;
    }

    static OpenAiProvider of(Settings settings, OpenAiServer server, Clock clock, Sleep sleep) {
        Desk desk = switch (settings.api()) {
            case RESPONSES -> new ResponsesDesk(server, time -> sleep.sleep(time.toMillis()));
            case CHAT -> new ChatDesk(server);
        };
        return new OpenAiProvider(settings, desk, new Invoices(server, settings.tariffs()), clock);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Attach attach() {
        return desk.attach();
    }

    @Override
    public int atOnce() {
        return AT_ONCE;
    }

    @Override
    public Offer offer() {
        String model = settings.model().name();
        List<Offer.Price> prices = new ArrayList<>();
        settings.tariffs().fixed().ifPresent(price -> prices.add(new Offer.Price("paper", price.micros())));
        Optional<ModelPrice> list = settings.tariffs().list().of(model, today());
        if (prices.isEmpty() && list.isPresent()) {
            // What is picodollars for a token is millionths for a million of them.
            prices.add(new Offer.Price("million tokens read", list.get().input()));
            prices.add(new Offer.Price("million tokens written", list.get().output()));
        }
        return new Offer(
                NAME,
                List.of(model),
                List.of(new Offer.Option(Questions.LENGTH, String.join(", ", Length.words()), Length.STANDARD.word())),
                settings.tariffs().version(),
                prices);
    }

    @Override
    public Quote quote(Work work) {
        PaperState begun = begun(work);
        Tariff tariff = settings.tariffs().of(begun.model(), begun.day());
        Briefing briefing = briefing(work, begun);
        PaperPlan plan = plan(work, begun, tariff, briefing);
        if (tariff.fixed() != null && plan.tokens() < PaperPlan.LEAST_TO_ASK_FOR) {
            throw new Refusal(PaperProblems.priceTooLow(tariff.fixed(), begun.model()));
        }
        return new Quote(
                most(tariff, plan, briefing),
                Bound.HARD,
                NAME,
                begun.model(),
                tariff.version(),
                basis(tariff, plan, begun, briefing),
                clock.instant().plus(QUOTE_LIFE));
    }

    @Override
    public void generate(Work work, Output output) throws Failure, InterruptedException {
        write(work, begun(work), output);
    }

    @Override
    public void resume(Work work, String state, Output output) throws Failure, InterruptedException {
        Optional<PaperState> begun = PaperState.of(state);
        if (begun.isEmpty()) {
            throw new Failure(PaperProblems.incomplete(), chargedWhenBroken());
        }
        write(work, begun.get(), output);
    }

    @Override
    public Cost stopped(Work work, String state) throws InterruptedException {
        Optional<PaperState> begun = PaperState.of(state);
        return begun.isPresent() ? invoices.stopped(begun.get()) : unread();
    }

    @Override
    public Cost stoppedElsewhere(Work work, String state) throws InterruptedException {
        return stopped(work, state);
    }

    @Override
    public Cost cost(Work work, String state) throws InterruptedException {
        Optional<PaperState> begun = PaperState.of(state);
        return begun.isPresent() ? invoices.of(begun.get()) : unread();
    }

    /** All its parts, each of which is billed for itself; of a chat nothing is known by which it could be asked for. */
    @Override
    public Optional<String> reference(String state) {
        return PaperState.of(state)
                .map(begun -> begun.parts().stream().map(PaperState.Part::id).collect(Collectors.joining(", ")));
    }

    @Override
    public Charged chargedWhenBroken() {
        return settings.tariffs().isFree() ? Charged.NO : Charged.UNKNOWN;
    }

    @Override
    public Charged chargedWhenCancelled() {
        return chargedWhenBroken();
    }

    private void write(Work work, PaperState state, Output output) throws Failure, InterruptedException {
        Tariff tariff = settings.tariffs().of(state.model(), state.day());
        Briefing briefing = briefing(work, state);
        PaperPlan plan = plan(work, state, tariff, briefing);
        long micros = Math.min(most(tariff, plan, briefing), work.ceilingMicros());
        Spending spending = new Spending(tariff.bounding(), micros, state.tokens());
        Account account = new Account(tariff, spending, output);
        Parts parts = new Parts(work, desk, output, account, invoices, clock, state);
        new PaperWriter(briefing, plan, parts, account, output)
                .write(Questions.of(work).title());
    }

    /** Nothing yet but what is decided for the whole paper. */
    private PaperState begun(Work work) {
        String model = settings.model().name();
        PaperState unplanned = PaperState.begun(model, today(), settings.tokens(), 0);
        Tariff tariff = settings.tariffs().of(model, unplanned.day());
        PaperPlan plan =
                PaperPlan.of(settings.form(), work, briefing(work, unplanned), bounds(tariff, settings.tokens()));
        return PaperState.begun(model, unplanned.day(), settings.tokens(), plan.sections());
    }

    private PaperPlan plan(Work work, PaperState state, Tariff tariff, Briefing briefing) {
        return PaperPlan.with(state.sections(), Questions.of(work).length(), briefing, bounds(tariff, state.tokens()));
    }

    /** What a paper may take before anything of it is written: a fixed price buys only so much. */
    private static Spending bounds(Tariff tariff, int tokens) {
        return tariff.fixed() == null
                ? new Spending(null, 0, tokens)
                : new Spending(tariff.bounding(), tariff.fixed().micros(), tokens);
    }

    private Briefing briefing(Work work, PaperState state) {
        return new Briefing(work, settings.model().named(state.model()));
    }

    private static long most(Tariff tariff, PaperPlan plan, Briefing briefing) {
        if (tariff.fixed() != null) {
            return tariff.fixed().micros();
        }
        ModelPrice list = tariff.list();
        return list == null ? 0 : plan.mostMicros(list, briefing);
    }

    private static String basis(Tariff tariff, PaperPlan plan, PaperState state, Briefing briefing) {
        String paper =
                "one %s paper by %s without sources".formatted(plan.length().word(), state.model());
        return tariff.fixed() == null
                ? "%s: at most %,d tokens written, thinking included, and %,d read"
                        .formatted(paper, plan.tokens(), PaperPlan.mostInput(plan.sections(), briefing))
                : "%s at %s".formatted(paper, tariff.fixed());
    }

    /** Of a chat no handle says how far it came; a price that is the same for each paper is known all the same. */
    private Cost unread() {
        return settings.tariffs().of(settings.model().name(), today()).costOf(Spent.NOTHING.inPart());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
