package org.multichat.provider.rest;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.vertx.core.http.HttpClientOptions;
import jakarta.ws.rs.ext.ContextResolver;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Makes the REST client of a provider from its interface. Its methods return {@code InputStream}, read by
 * {@link Bodies}, {@link JsonBody} or {@link EventStream}: nothing is taken into memory before its size is known.
 * Whatever is not 2xx, redirects included, is thrown as {@link org.multichat.provider.call.ProviderFailure.Refused}. An
 * answer that is closed before its end is hung up on ({@link Line}).
 */
public final class RestClients {

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
    /**
     * A connection that lay idle for longer is not used again: its other end may have been closed meanwhile, and a
     * submission that is lost on it would have an unknown outcome for nothing.
     */
    private static final int IDLE_SECONDS = 4;
    /** More than a replica's calls to a provider at once. */
    private static final int MOST_CONNECTIONS = 128;

    private RestClients() {}

    /**
     * For answers that come at once, and are read to their end unless they are too long; their connections are used
     * again.
     *
     * @param silence after so long without a byte a connection is taken for dead
     */
    public static <T> T make(Class<T> client, URI base, Duration silence) {
        return builder(base, silence).register(new Connections(true)).build(client);
    }

    /**
     * For answers that are written for a while, and paid for as long as they are: whoever closes one before its end
     * hangs up, see {@link Line}. Each has a connection of its own, for one that is hung up on in the moment in which
     * the answer ends may be somebody else's already, whose submission would be lost with it.
     *
     * @param silence after so long without a byte a connection is taken for dead
     */
    public static <T> T makeForLongAnswers(Class<T> client, URI base, Duration silence) {
        return builder(base, silence)
                .register(new Connections(false))
                .register(new Line.Begin())
                .build(client);
    }

    private static QuarkusRestClientBuilder builder(URI base, Duration silence) {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(base)
                .connectTimeout(CONNECT_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(silence.toMillis(), TimeUnit.MILLISECONDS)
                .followRedirects(false)
                // Some door-keepers in front of providers turn away the names of well-known libraries.
                .userAgent("multi-service-chat")
                .disableDefaultMapper(true)
                .register(new RefusedReader())
                .register(new Line.Answer());
    }

    /** How connections to a provider are kept. */
    public static final class Connections implements ContextResolver<HttpClientOptions> {

        private final boolean usedAgain;

        Connections(boolean usedAgain) {
            this.usedAgain = usedAgain;
        }

        @Override
        public HttpClientOptions getContext(Class<?> type) {
            return new HttpClientOptions()
                    .setKeepAlive(usedAgain)
                    .setKeepAliveTimeout(IDLE_SECONDS)
                    .setMaxPoolSize(MOST_CONNECTIONS);
        }
    }
}
