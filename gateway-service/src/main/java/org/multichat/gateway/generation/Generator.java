package org.multichat.gateway.generation;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;
import org.multichat.gateway.account.AccountId;
import org.multichat.gateway.money.Money;
import org.multichat.gateway.neighbour.Neighbour;
import org.multichat.gateway.turn.Context;
import org.multichat.gateway.turn.Modality;
import org.multichat.gateway.turn.Prompt;
import org.multichat.gateway.turn.Quote;
import org.multichat.gateway.turn.Turn;
import org.multichat.kit.json.TolerantJson;
import org.multichat.kit.token.ServiceTokens;

/**
 * One generator with its guards: one breaker for all calls, retries where asking twice is harmless. Submitting is tried
 * once; it may be repeated by whoever calls, because the turn's id is the generation's.
 */
public final class Generator {

    /** Connections for all that is answered at once; who finds none free waits. */
    private static final int CALLS = 50;

    private final Neighbour neighbour;
    private final GeneratorClient client;
    /**
     * Streams have connections of their own: if they could take all there are, those of paid work would wait for
     * confirmations, and the confirmations for a connection. There are twice as many as turns, because a stream that
     * was left may keep its connection for a while.
     */
    private final GeneratorClient streaming;

    private final ServiceTokens tokens;
    private final ObjectMapper json;
    private final Duration silence;

    Generator(Modality modality, URI address, GenerationConfig config, ServiceTokens tokens, ObjectMapper strict) {
        this.neighbour = new Neighbour(modality.name().toLowerCase(Locale.ROOT) + "-service");
        this.tokens = tokens;
        this.silence = config.silence();
        this.json = TolerantJson.of(strict);
        this.client = client(address, silence, CALLS);
        this.streaming = client(address, silence, 2 * config.listening());
    }

    private static GeneratorClient client(URI address, Duration silence, int connections) {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(address)
                .connectTimeout(1, TimeUnit.SECONDS)
                .readTimeout(silence.toMillis(), TimeUnit.MILLISECONDS)
                .property(QuarkusRestClientProperties.CONNECTION_POOL_SIZE, connections)
                .build(GeneratorClient.class);
    }

    /** The name of the service, as its folder is called. */
    public String service() {
        return neighbour.service();
    }

    /** The most that this turn can cost. Has no effect, so it is asked again. */
    public Quote quote(Turn turn, List<Context> context) {
        return quote(turn.account(), turn.prompt(), turn.options(), context);
    }

    /** The most that such a turn would cost. */
    public Quote quote(AccountId account, Prompt prompt, Map<String, Object> options, List<Context> context) {
        var asked = new GeneratorClient.Asked(prompt.text(), pasts(context), options);
        GeneratorClient.Quoted quoted =
                neighbour.answer(Neighbour.Way.REPEATABLE, () -> client.quote(token(account), asked));
        return new Quote(
                new Money(quoted.maxMicros()),
                quoted.bound(),
                quoted.provider(),
                quoted.model(),
                quoted.priceVersion(),
                quoted.basis(),
                quoted.slots());
    }

    /** What it makes now, and what may be said about it. Reading, so it is asked again. */
    public Offer offer(AccountId account) {
        GeneratorClient.Offered offered =
                neighbour.answer(Neighbour.Way.REPEATABLE, () -> client.offer(token(account)));
        return new Offer(
                offered.provider(),
                offered.models(),
                offered.options().stream()
                        .map(option -> new Offer.Option(option.name(), option.allowed(), option.standard()))
                        .toList(),
                offered.prices().stream()
                        .map(price -> new Offer.Price(price.unit(), new Money(price.micros())))
                        .toList());
    }

    /**
     * Starts the generation of a turn, or attaches to it when it was started before.
     *
     * @param onlyIfKnown attaches only: it may have been started where nobody here knows of it, and must not be twice
     */
    public GenerationStream start(Turn turn, List<Context> context, Money ceiling, boolean onlyIfKnown) {
        var commission = new GeneratorClient.Commission(
                turn.id().value(),
                turn.prompt().text(),
                pasts(context),
                turn.options(),
                ceiling.micros(),
                turn.deadline(),
                onlyIfKnown);
        return stream(() -> streaming.start(token(turn.account()), commission));
    }

    /** Attaches to a generation, behind the event that was seen last. */
    public GenerationStream attach(AccountId account, String handle, int after) {
        return stream(() -> streaming.attach(token(account), handle, after));
    }

    /** Says that an event which waits for it is on record. Saying it twice is the same as once. */
    public void confirm(AccountId account, String handle, int event) {
        var _ = neighbour.answer(Neighbour.Way.REPEATABLE, () -> {
            client.confirm(token(account), handle, event);
            return true;
        });
    }

    /** What a generation produced. Reading, so it is asked again. */
    public <T> T content(AccountId account, String handle, int n, ContentReader<T> reader) {
        return neighbour.answer(Neighbour.Way.FETCHING, () -> {
            try (InputStream content = client.content(token(account), handle, n)) {
                return reader.read(content);
            }
        });
    }

    /** Takes the bytes of one thing that was produced. */
    public interface ContentReader<T> {
        T read(InputStream content) throws IOException;
    }

    /** Ends a generation, and says what it costs all the same. Ending twice is the same as once. */
    public Cancellation cancel(AccountId account, String handle) {
        GeneratorClient.Cancelled cancelled =
                neighbour.answer(Neighbour.Way.REPEATABLE, () -> client.cancel(token(account), handle));
        GeneratorClient.Usage usage = cancelled.usage();
        return new Cancellation(cancelled.charged(), usage == null ? null : new Money(usage.costMicros()));
    }

    /** What a generation whose cost is unknown has come to. Reading, so it is asked again. */
    public TrueCost cost(AccountId account, String handle) {
        GeneratorClient.Cancelled cost =
                neighbour.answer(Neighbour.Way.REPEATABLE, () -> client.cost(token(account), handle));
        GeneratorClient.Usage usage = cost.usage();
        return new TrueCost(cost.charged(), usage == null ? null : new Money(usage.costMicros()));
    }

    private GenerationStream stream(Callable<InputStream> open) {
        return new GenerationStream(neighbour.answer(Neighbour.Way.OPENING, open), json, silence);
    }

    private String token(AccountId account) {
        return tokens.bearer(neighbour.service(), account.toString());
    }

    private static List<GeneratorClient.Past> pasts(List<Context> context) {
        return context.stream()
                .map(past -> new GeneratorClient.Past(past.prompt(), past.modality(), past.outcome()))
                .toList();
    }
}
