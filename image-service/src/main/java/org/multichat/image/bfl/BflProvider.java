package org.multichat.image.bfl;

import io.quarkus.logging.Log;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.multichat.generator.provider.Acceptance;
import org.multichat.generator.provider.Attach;
import org.multichat.generator.provider.Bound;
import org.multichat.generator.provider.Cost;
import org.multichat.generator.provider.Failure;
import org.multichat.generator.provider.Offer;
import org.multichat.generator.provider.Output;
import org.multichat.generator.provider.Price;
import org.multichat.generator.provider.Provider;
import org.multichat.generator.provider.Quote;
import org.multichat.generator.provider.Slots;
import org.multichat.generator.provider.Work;
import org.multichat.image.order.Sizes;
import org.multichat.image.order.Terms;
import org.multichat.kit.problem.Refusal;
import org.multichat.provider.call.ProviderFailure;
import org.multichat.provider.call.ProviderProblems;
import org.multichat.provider.rest.JsonBody;

/** Has pictures made by Black Forest Labs. A task is submitted once; from then on every replica can go on with it. */
final class BflProvider implements Provider {

    static final String NAME = "bfl";
    static final String USUAL_MODEL = "flux-pro-1.1";
    private static final Duration QUOTE_HOLDS = Duration.ofHours(1);
    /** Whoever stops something waits for this. */
    private static final Duration STOP_WITHIN = Duration.ofMillis(1_500);

    private static final Duration COST_WITHIN = Duration.ofSeconds(5);
    /** Far more than tasks that may be under way at once. */
    private static final int AT_ONCE = 64;

    private final Terms terms;
    private final BflPrices prices;
    private final Bfl bfl;
    private final BflErrors errors;
    private final Following following;
    private final Clock clock;

    BflProvider(Terms terms, BflPrices prices, Bfl bfl, BflErrors errors, Following following) {
        this.terms = terms;
        this.prices = prices;
        this.bfl = bfl;
        this.errors = errors;
        this.following = following;
        this.clock = following.clock();
        if (model().sizes() instanceof Sizes.Sides sides) {
            sides.check(terms.usual());
        }
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
    public int atOnce() {
        return AT_ONCE;
    }

    @Override
    public Offer offer() {
        BflModel model = model();
        return new Offer(
                NAME,
                List.of(model.name()),
                BflOrder.offered(model, terms.usual()),
                terms.priceVersion(prices.version()),
                terms.fixed().or(() -> model.most(terms.usual())).stream()
                        .map(price -> new Offer.Price("picture", price.micros()))
                        .toList());
    }

    @Override
    public Quote quote(Work work) {
        BflModel model = model();
        BflOrder order = BflOrder.of(work, model, terms.usual());
        Price most = terms.fixed().or(() -> model.most(order.size())).orElseThrow(() -> unknownPrice(model));
        return new Quote(
                most.micros(),
                terms.fixed().isPresent() || model.isFlat() ? Bound.HARD : Bound.SOFT,
                NAME,
                model.name(),
                terms.priceVersion(prices.version()),
                "one picture of %s by %s at %s".formatted(order.shape(), model.name(), most),
                clock.instant().plus(QUOTE_HOLDS),
                new Slots(model.most() == BflModel.USUAL_MOST ? NAME : NAME + "-" + shortName(model), model.most()));
    }

    @Override
    public void generate(Work work, Output output) throws Failure, InterruptedException {
        BflModel model = model();
        BflOrder order = BflOrder.of(work, model, terms.usual());
        Price listed = terms.fixed().or(() -> model.price(order.size())).orElseThrow(() -> unknownPrice(model));
        BflTask task;
        try {
            task = task(bfl.submit(model.name(), order), listed);
        } catch (ProviderFailure failure) {
            throw errors.ofSubmission(failure);
        }
        output.accepted(new Acceptance(NAME, model.name(), Attach.ANY, task.state()));
        warnIfDearer(work, task);
        following.follow(work, task, output);
    }

    @Override
    public void resume(Work work, String state, Output output) throws Failure, InterruptedException {
        following.follow(work, BflTask.of(state), output);
    }

    /** They cannot be told to stop: what is not over will be finished, and is paid. */
    @Override
    public Cost stopped(Work work, String state) throws InterruptedException {
        BflTask task = BflTask.of(state);
        Look look = bfl.glance(task, STOP_WITHIN).orElseGet(() -> new Look.Running(0));
        return switch (look) {
            case Look.Running _, Look.Missing _ -> Cost.of(following.usage(task, Optional.empty()));
            case Look.Ready _, Look.Moderated _, Look.Failed _ -> following.cost(task, look);
        };
    }

    /** Whoever was at it, the task is the same. */
    @Override
    public Cost stoppedElsewhere(Work work, String state) throws InterruptedException {
        return stopped(work, state);
    }

    @Override
    public Cost cost(Work work, String state) throws InterruptedException {
        BflTask task = BflTask.of(state);
        return bfl.glance(task, COST_WITHIN)
                .map(look -> following.cost(task, look))
                .orElse(Cost.UNKNOWN);
    }

    @Override
    public Optional<String> reference(String state) {
        return Optional.of(BflTask.of(state).id());
    }

    /** As it is on the list today. */
    BflModel model() {
        String name = terms.model().orElse(USUAL_MODEL);
        return prices.of(name, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
                .orElseGet(() -> BflModel.unlisted(name));
    }

    private BflTask task(JsonBody reply, Price listed) {
        Optional<Long> said = Look.cost(reply).map(BflModel::priceOf).map(Price::micros);
        boolean fixed = terms.fixed().isPresent();
        return new BflTask(
                Bfl.idOf(reply).orElseThrow(),
                bfl.pollOf(reply),
                fixed ? listed.micros() : said.orElse(listed.micros()),
                fixed || said.isPresent(),
                clock.instant());
    }

    private static void warnIfDearer(Work work, BflTask task) {
        if (task.micros() > work.ceilingMicros()) {
            Log.warnf(
                    "generation %s: bfl takes %d micros, more than was quoted; its prices have changed (BFL_PRICES)",
                    work.id(), task.micros());
        }
    }

    private static String shortName(BflModel model) {
        return model.name().replaceFirst("^flux-", "");
    }

    private static Refusal unknownPrice(BflModel model) {
        return new Refusal(ProviderProblems.priceUnknown(model.name(), "IMAGE_COST or BFL_PRICES"));
    }
}
