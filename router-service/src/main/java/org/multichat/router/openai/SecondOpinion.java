package org.multichat.router.openai;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.multichat.provider.call.Limits;
import org.multichat.provider.call.ProviderFailure;
import org.multichat.provider.call.ProviderGuards;
import org.multichat.provider.openai.ModelAnswer;
import org.multichat.provider.openai.ModelRequest;
import org.multichat.provider.openai.OpenAiError;
import org.multichat.provider.openai.OpenAiServer;
import org.multichat.provider.price.PriceList;
import org.multichat.provider.setting.ProviderConfig;
import org.multichat.router.prompt.Modality;
import org.multichat.router.route.Route;

/**
 * Asks a language model where the local classifier is not sure: once for a turn, within a sum that somebody has set
 * aside, for a label of the closed set. Where that comes to nothing the local answer stands, and says why.
 */
@Startup
@Singleton
public class SecondOpinion {

    private static final String NOBODY = "local";
    private static final String PROVIDER = OpenAiServer.PROVIDER;

    private final Wording wording;
    private final Tariffs tariffs;
    private final @Nullable OpenAiServer server;
    private final Lately lately = new Lately();
    private final MeterRegistry metrics;

    @Inject
    SecondOpinion(
            LlmConfig config, ProviderConfig providers, ProviderGuards guards, Clock clock, MeterRegistry metrics) {
        this.metrics = metrics;
        this.wording = Wording.of(config);
        this.tariffs = new Tariffs(config, PriceList.of(providers.prices()), clock);
        String chosen = providers.chosen(config.provider(), PROVIDER);
        if (!chosen.equals(PROVIDER) && !chosen.equals(NOBODY)) {
            throw new ConfigurationException("ROUTER_PROVIDER is '%s', but prompts are classified by '%s' or '%s' only."
                    .formatted(chosen, NOBODY, PROVIDER));
        }
        if (chosen.equals(PROVIDER)) {
            // One attempt: the local answer is at hand, and a person waits.
            Limits limits = Limits.ofOneAttempt(config.atOnce(), config.within());
            server = OpenAiServer.of(providers.openai(), guards, limits);
            tariffs.warnings().forEach(Log::warn);
        } else {
            server = null;
        }
    }

    /** What it would cost, where there is somebody to ask and a price for it. */
    public Optional<Offer> offer(Question question) {
        return server == null ? Optional.empty() : tariffs.today().map(tariff -> offer(tariff, question));
    }

    private Offer offer(Tariff tariff, Question question) {
        return new Offer(tariff.most(wording.request(question)), PROVIDER, wording.model(), tariff.version());
    }

    /**
     * The model's opinion, or the local one with the reason why that stands.
     *
     * @param ceilingMicros what was set aside for it
     */
    public Opinion ask(Question question, Route local, long ceilingMicros) {
        if (server == null) {
            return new Opinion(local, Cost.NONE);
        }
        Optional<Tariff> tariff = tariffs.today();
        if (tariff.isEmpty()) {
            return unasked(local, "nobody knows what it costs");
        }
        ModelRequest request = wording.request(question);
        if (tariff.get().most(request) > ceilingMicros) {
            return unasked(local, "it can cost more than was set aside");
        }
        return lately.once(question, () -> counted(ask(server, request, tariff.get(), local)));
    }

    private Opinion unasked(Route local, String because) {
        return counted(new Opinion(Opinion.local(local, PROVIDER, because), Cost.NONE));
    }

    private Opinion ask(OpenAiServer server, ModelRequest request, Tariff tariff, Route local) {
        try {
            ModelAnswer answer = server.chat(request);
            return new Opinion(route(answer, local), tariff.cost(request, answer.usage()));
        } catch (ProviderFailure failure) {
            Log.infof("turn %s: no second opinion, the local one stands: %s", request.id(), failure.getMessage());
            String title =
                    OpenAiError.problem(PROVIDER, "ROUTER_MODEL_NAME", failure).title();
            Cost cost = failure.mayHaveBeenDone() ? tariff.unheard(request) : Cost.NONE;
            return new Opinion(Opinion.local(local, PROVIDER, title), cost);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Opinion(Opinion.local(local, PROVIDER, "this service stops"), tariff.unheard(request));
        }
    }

    private static Route route(ModelAnswer answer, Route local) {
        return switch (Said.of(answer)) {
            case Said.Label(Modality modality, String reason) -> Opinion.decided(local, modality, reason, PROVIDER);
            case Said.OutsideTheSet _ -> Opinion.outsideTheSet(local, PROVIDER);
            case Said.Nothing(String because) -> Opinion.local(local, PROVIDER, because);
        };
    }

    /** How often it decides, and what that comes to. */
    private Opinion counted(Opinion opinion) {
        String charged = opinion.cost().charged().name();
        metrics.counter(
                        "classification.second.opinions",
                        "decidedBy",
                        opinion.route().decidedBy(),
                        "charged",
                        charged)
                .increment();
        metrics.counter("classification.cost.micros", "provider", PROVIDER)
                .increment((double) opinion.cost().micros());
        return opinion;
    }
}
