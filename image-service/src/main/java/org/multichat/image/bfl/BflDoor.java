package org.multichat.image.bfl;

import io.quarkus.logging.Log;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.multichat.generator.provider.Provider;
import org.multichat.image.order.Terms;
import org.multichat.provider.call.Limits;
import org.multichat.provider.call.ProviderCalls;
import org.multichat.provider.call.ProviderGuards;
import org.multichat.provider.link.AllowedHosts;
import org.multichat.provider.link.Links;
import org.multichat.provider.link.Resolver;
import org.multichat.provider.rest.RestClients;
import org.multichat.provider.setting.ApiKey;
import org.multichat.provider.setting.Keys;
import org.multichat.provider.setting.ProviderConfig;

/** Opens Black Forest Labs to this service where they are chosen; otherwise nothing of them is made or asked for. */
@Singleton
public class BflDoor {

    public static final String PROVIDER = BflProvider.NAME;

    private static final URI OWN = URI.create("https://api.bfl.ai");
    private static final String HOSTS = "*.bfl.ai";
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final BflConfig config;
    private final ProviderConfig providers;
    private final ProviderGuards guards;
    private final Vertx vertx;
    private final Clock clock;

    @Inject
    BflDoor(BflConfig config, ProviderConfig providers, ProviderGuards guards, Vertx vertx, Clock clock) {
        this.config = config;
        this.providers = providers;
        this.guards = guards;
        this.vertx = vertx;
        this.clock = clock;
    }

    /** @throws io.quarkus.runtime.configuration.ConfigurationException when a setting cannot be */
    public Provider open(Terms terms) {
        Optional<ApiKey> key = Keys.of(config.apiKey(), "BFL_API_KEY", config.url(), OWN);
        BflPrices prices = BflPrices.of(config.prices());
        ProviderCalls calls = guards.guard(PROVIDER, Limits.QUEUED, _ -> false);
        BflProvider provider = provider(terms, prices, key, calls, Pace.USUAL);
        tell(provider.model(), terms, prices);
        return provider;
    }

    BflProvider provider(Terms terms, BflPrices prices, Optional<ApiKey> key, ProviderCalls calls, Pace pace) {
        Links links = new Links(vertx, new AllowedHosts(List.of(HOSTS), trusted()), Resolver.SYSTEM);
        BflClient client = RestClients.make(BflClient.class, config.url(), SILENCE);
        Bfl bfl = new Bfl(client, config.url(), key, calls, links);
        Following following = new Following(bfl, pace, clock, config.chargeModerated(), config.chargeFailed());
        return new BflProvider(terms, prices, bfl, new BflErrors(key), following);
    }

    /** Whoever sets an address sends it the key already; it may be a simulator on this machine. */
    private List<String> trusted() {
        List<String> trusted = new ArrayList<>(providers.trusted());
        String host = String.valueOf(config.url().getHost()).toLowerCase(Locale.ROOT);
        if (!host.endsWith(HOSTS.substring(1))) {
            trusted.add(config.url().toString());
        }
        return trusted;
    }

    private void tell(BflModel model, Terms terms, BflPrices prices) {
        Log.infof(
                "pictures: bought at %s with %s, prices %s",
                config.url().getHost(), model.name(), terms.priceVersion(prices.version()));
        if (terms.fixed().isEmpty() && model.first() == null) {
            Log.warnf(
                    "pictures: there is no price for %s, so none is made; set IMAGE_COST or BFL_PRICES", model.name());
        }
    }
}
