package org.multichat.song.udio;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.multichat.generator.provider.Attach;
import org.multichat.generator.provider.Cost;
import org.multichat.generator.provider.Failure;
import org.multichat.generator.provider.Offer;
import org.multichat.generator.provider.Output;
import org.multichat.generator.provider.Provider;
import org.multichat.generator.provider.Quote;
import org.multichat.generator.provider.Work;
import org.multichat.provider.call.ProviderFailure;

/**
 * Buys songs from udio: two for one price. What was ordered cannot be taken back; whoever has its ticket can go on with
 * it.
 */
public final class UdioProvider implements Provider {

    public static final String NAME = "udio";
    private static final Duration QUOTE_LIFE = Duration.ofMinutes(10);
    private static final int AT_ONCE = 64;

    private final Udio udio;
    private final UdioSettings settings;
    private final Bill bill;
    private final Delivery delivery;
    private final Clock clock;

    UdioProvider(Udio udio, UdioSettings settings, Clock clock) {
        this.udio = udio;
        this.settings = settings;
        this.clock = clock;
        bill = new Bill(settings.chargeFailed());
        delivery = new Delivery(udio, settings, clock);
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
        return new Offer(
                NAME,
                List.of(settings.model()),
                UdioOrder.offered(),
                settings.price().version(),
                List.of(new Offer.Price("two songs", settings.price().price().micros())));
    }

    @Override
    public Quote quote(Work work) {
        UdioOrder.of(work);
        UdioPrice price = settings.price();
        return new Quote(
                price.price().micros(),
                price.bound(),
                NAME,
                settings.model(),
                price.version(),
                price.basis(),
                clock.instant().plus(QUOTE_LIFE));
    }

    @Override
    public void generate(Work work, Output output) throws Failure, InterruptedException {
        UdioOrder order = UdioOrder.of(work);
        Ticket ticket = new Ticket(
                udio.submit(order),
                settings.version().word(),
                clock.millis(),
                settings.price().price().micros());
        output.accepted(settings.model(), ticket.state());
        delivery.await(work, ticket, output);
    }

    /** Only looks: it is ordered already. */
    @Override
    public void resume(Work work, String state, Output output) throws Failure, InterruptedException {
        delivery.await(work, Ticket.of(state), output);
    }

    /** Nothing can be cancelled there: what is under way will be made, and billed. */
    @Override
    public Cost stopped(Work work, String state) {
        Ticket ticket = Ticket.of(state);
        return udio.glance(ticket).flatMap(feed -> bill.of(feed, ticket)).orElseGet(() -> Cost.of(Bill.usage(ticket)));
    }

    @Override
    public Cost stoppedElsewhere(Work work, String state) {
        return stopped(work, state);
    }

    @Override
    public Optional<String> reference(String state) {
        return Optional.of(Ticket.of(state).work());
    }

    @Override
    public Cost cost(Work work, String state) throws InterruptedException {
        Ticket ticket = Ticket.of(state);
        try {
            return bill.of(udio.look(ticket), ticket).orElse(Cost.UNKNOWN);
        } catch (ProviderFailure untold) {
            return Cost.UNKNOWN;
        }
    }
}
