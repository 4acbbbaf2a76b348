package org.multichat.image.openai;

import io.quarkus.logging.Log;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.multichat.generator.provider.Provider;
import org.multichat.image.order.Terms;
import org.multichat.provider.call.Limits;
import org.multichat.provider.call.ProviderCalls;
import org.multichat.provider.call.ProviderGuards;
import org.multichat.provider.rest.RestClients;
import org.multichat.provider.setting.ApiKey;
import org.multichat.provider.setting.Keys;
import org.multichat.provider.setting.ProviderConfig;

/** Opens OpenAI's pictures to this service where they are chosen; otherwise nothing of it is made or asked for. */
@Singleton
public class OpenAiDoor {

    public static final String PROVIDER = OpenAiProvider.NAME;

    private static final URI OWN = URI.create("https://api.openai.com");
    /** A picture of the highest quality takes minutes without a sign of life; the call's own limit is a little less. */
    private static final Duration SILENCE = Duration.ofMinutes(6);

    private final OpenAiImageConfig config;
    private final ProviderConfig providers;
    private final ProviderGuards guards;
    private final Clock clock;

    @Inject
    OpenAiDoor(OpenAiImageConfig config, ProviderConfig providers, ProviderGuards guards, Clock clock) {
        this.config = config;
        this.providers = providers;
        this.guards = guards;
        this.clock = clock;
    }

    /** @throws io.quarkus.runtime.configuration.ConfigurationException when a setting cannot be */
    public Provider open(Terms terms) {
        URI url = providers.openai().baseUrl();
        Optional<ApiKey> key = Keys.of(providers.openai().apiKey(), "OPENAI_API_KEY", url, OWN);
        ImagePrices prices = ImagePrices.of(config.prices());
        ProviderCalls calls = guards.guard(PROVIDER, Limits.WHILE_ONE_WAITS, OpenAiErrors::isFinal);
        OpenAiProvider provider = provider(terms, prices, key, calls);
        tell(provider.model(), terms, prices);
        return provider;
    }

    OpenAiProvider provider(Terms terms, ImagePrices prices, Optional<ApiKey> key, ProviderCalls calls) {
        ProviderConfig.OpenAi server = providers.openai();
        OpenAiClient client = RestClients.makeForLongAnswers(OpenAiClient.class, server.baseUrl(), SILENCE);
        return new OpenAiProvider(terms, prices, new OpenAi(client, server, key, calls), config, clock);
    }

    private void tell(ImageModel model, Terms terms, ImagePrices prices) {
        Log.infof(
                "pictures: bought at %s with %s, prices %s",
                providers.openai().baseUrl().getHost(), model.name(), terms.priceVersion(prices.version()));
        if (model.end() != null) {
            Log.warnf(
                    "pictures: %s is switched off on %s; set IMAGE_GENERATION_MODEL to %s",
                    model.name(), model.end(), model.successor() == null ? "another" : model.successor());
        }
        if (terms.fixed().isEmpty() && model.rates() == null) {
            Log.warnf(
                    "pictures: there is no price for %s, so none is made; set IMAGE_COST or OPENAI_IMAGE_PRICES",
                    model.name());
        }
    }
}
