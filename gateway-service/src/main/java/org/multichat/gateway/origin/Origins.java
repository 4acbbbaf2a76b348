package org.multichat.gateway.origin;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Knows this gateway's own pages. */
final class Origins {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final Set<Origin> allowed;
    private final boolean onLoopback;

    /**
     * @param allowed such as {@code https://chat.example.org}; empty: where a request says that it goes to
     * @param listening the address the gateway listens on
     * @throws IllegalArgumentException where one of them is no origin
     */
    Origins(Set<String> allowed, String listening) {
        this.allowed = allowed.stream().map(Origins::meant).collect(Collectors.toUnmodifiableSet());
        this.onLoopback = isLoopback(plain(listening));
    }

    /** A page's scheme, host and port. */
    private record Origin(String scheme, String host, int port) {}

    /**
     * Whether a page of that origin is this gateway's own.
     *
     * @param origin as the browser says it; {@code null} as a word is of nobody
     * @param host to which the request says that it goes
     * @param port of it; negative where it says none
     */
    boolean isOwn(String origin, String host, int port) {
        Origin page = read(origin);
        if (page == null) {
            return false;
        }
        if (!allowed.isEmpty()) {
            return allowed.contains(page);
        }
        // Whoever listens on this machine only is called by its names: another name that leads here is a trap.
        return page.host().equals(plain(host))
                && page.port() == (port < 0 ? usualPort(page.scheme()) : port)
                && (!onLoopback || isLoopback(page.host()));
    }

    private static Origin meant(String text) {
        Origin origin = read(text);
        if (origin == null) {
            throw new IllegalArgumentException(
                    "GATEWAY_ORIGINS: '%s' is no origin such as https://chat.example.org".formatted(text));
        }
        return origin;
    }

    private static @Nullable Origin read(String text) {
        try {
            URI uri = new URI(text.strip());
            String scheme = uri.getScheme();
            String host = uri.getHost();
            boolean isWeb = "http".equals(scheme) || "https".equals(scheme);
            boolean hasMore = !(uri.getRawPath() == null || uri.getRawPath().isEmpty()) || uri.getRawQuery() != null;
            return !isWeb || host == null || hasMore
                    ? null
                    : new Origin(scheme, plain(host), uri.getPort() < 0 ? usualPort(scheme) : uri.getPort());
        } catch (URISyntaxException nobody) {
            return null;
        }
    }

    private static int usualPort(String scheme) {
        return scheme.equals("https") ? HTTPS : HTTP;
    }

    private static String plain(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.startsWith("[") && lower.endsWith("]") ? lower.substring(1, lower.length() - 1) : lower;
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.equals("::1")
                || host.matches("127(\\.\\d{1,3}){3}");
    }
}
