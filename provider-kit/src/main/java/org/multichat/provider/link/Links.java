package org.multichat.provider.link;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.multichat.provider.call.Failures;
import org.multichat.provider.call.ProviderFailure.NoAnswer;
import org.multichat.provider.call.ProviderFailure.Nonsense;
import org.multichat.provider.call.ProviderFailure.Refused;
import org.multichat.provider.reply.Reply;

/**
 * Fetches what a provider's reply points to. A link is followed to listed hosts only, over https, and to addresses of
 * the public internet: looked up once, judged, and connected to as judged, so that a name cannot change its mind in
 * between. No redirects. Origins that an operator has listed are trusted on any address.
 */
public final class Links {

    private static final int CONNECT_MILLIS = 5_000;
    private static final int SILENCE_MILLIS = 20_000;
    private static final int MAX_LINK_CHARS = 4_000;

    private final HttpClient client;
    private final AllowedHosts hosts;
    private final Resolver resolver;

    public Links(Vertx vertx, AllowedHosts hosts, Resolver resolver) {
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setKeepAlive(false).setConnectTimeout(CONNECT_MILLIS));
        this.hosts = hosts;
        this.resolver = resolver;
    }

    /** @param text what the provider wrote where a link should be */
    public URI check(String text) {
        URI link = parsed(text);
        if (!hosts.isTrusted(link) && !hosts.allows(link)) {
            throw new LinkRefused("it points to a place that is not listed, or not over https");
        }
        return link;
    }

    /**
     * The bytes behind a link, and their headers. Reading, so it may be tried again.
     *
     * @param link as {@link #check} let it pass; it is checked again
     * @throws LinkRefused when it may not be followed
     * @throws org.multichat.provider.call.ProviderFailure when nothing, something else than 2xx, or too much comes
     */
    public Reply fetch(URI link, Map<String, String> headers, int maxBytes, Duration within)
            throws InterruptedException {
        URI checked = check(link.toString());
        Download download = new Download(maxBytes);
        var _ = client.request(options(checked, headers))
                .onFailure(download::fail)
                .onSuccess(download::send);
        return download.await(within);
    }

    private RequestOptions options(URI link, Map<String, String> headers) {
        boolean secure = "https".equalsIgnoreCase(link.getScheme());
        int port = link.getPort() != -1 ? link.getPort() : secure ? 443 : 80;
        String path = link.getRawPath().isEmpty() ? "/" : link.getRawPath();
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setServer(SocketAddress.inetSocketAddress(port, addressOf(link).getHostAddress()))
                .setHost(link.getHost())
                .setPort(port)
                .setSsl(secure)
                .setFollowRedirects(false)
                .setIdleTimeout(SILENCE_MILLIS)
                .setURI(link.getRawQuery() == null ? path : path + "?" + link.getRawQuery())
                .putHeader("User-Agent", "multi-service-chat");
        headers.forEach(options::putHeader);
        return options;
    }

    private InetAddress addressOf(URI link) {
        try {
            List<InetAddress> addresses = resolver.addressesOf(link.getHost());
            boolean fine = hosts.isTrusted(link) || addresses.stream().allMatch(PublicAddress::is);
            if (!fine || addresses.isEmpty()) {
                throw new LinkRefused("its host has an address that is not of the public internet");
            }
            return addresses.getFirst();
        } catch (UnknownHostException unknown) {
            throw Failures.of(unknown);
        }
    }

    private static URI parsed(String text) {
        try {
            URI link = text.length() <= MAX_LINK_CHARS ? URI.create(text) : URI.create("");
            boolean whole = link.getHost() != null && link.getScheme() != null && link.getRawUserInfo() == null;
            if (whole) {
                return link;
            }
        } catch (IllegalArgumentException _) {
            // Told below, like one that has no host.
        }
        throw new LinkRefused("it is no link");
    }

    /** One download under way; its events come on a thread of the client. */
    private static final class Download {

        private final int maxBytes;
        private final Buffer body = Buffer.buffer();
        private final CompletableFuture<Reply> whole = new CompletableFuture<>();
        private final CompletableFuture<HttpClientRequest> sent = new CompletableFuture<>();

        Download(int maxBytes) {
            this.maxBytes = maxBytes;
        }

        void send(HttpClientRequest request) {
            sent.complete(request);
            var _ = request.send().onFailure(this::fail).onSuccess(this::receive);
        }

        void fail(Throwable failure) {
            whole.completeExceptionally(failure);
        }

        private void receive(HttpClientResponse response) {
            response.exceptionHandler(this::fail);
            response.handler(piece -> {
                if (body.length() + piece.length() > maxBytes) {
                    fail(new Nonsense("answered with more than %,d bytes".formatted(maxBytes)));
                    response.request().reset();
                } else {
                    body.appendBuffer(piece);
                }
            });
            response.endHandler(
                    _ -> whole.complete(new Reply(response.statusCode(), headersOf(response), body.getBytes())));
        }

        private static Map<String, String> headersOf(HttpClientResponse response) {
            Map<String, String> headers = new HashMap<>();
            response.headers().forEach((name, value) -> headers.putIfAbsent(name.toLowerCase(Locale.ROOT), value));
            return headers;
        }

        Reply await(Duration within) throws InterruptedException {
            try {
                Reply reply = whole.get(within.toMillis(), TimeUnit.MILLISECONDS);
                if (!reply.isSuccess()) {
                    throw new Refused(reply);
                }
                return reply;
            } catch (ExecutionException failed) {
                throw Failures.of(failed);
            } catch (TimeoutException late) {
                throw new NoAnswer("no answer in time");
            } finally {
                // Harmless when it is over; otherwise nobody waits for it any more.
                var _ = sent.thenAccept(HttpClientRequest::reset);
            }
        }
    }
}
