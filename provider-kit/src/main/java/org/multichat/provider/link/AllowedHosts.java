package org.multichat.provider.link;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * Where links may point.
 *
 * @param patterns host names, or {@code *.bfl.ai} for all below one; https only, on its usual port
 * @param trustedOrigins origins such as {@code http://127.0.0.1:8090} that an operator has listed: a server of one's
 *     own, on whatever address
 */
public record AllowedHosts(List<String> patterns, List<String> trustedOrigins) {

    public AllowedHosts {
        patterns = patterns.stream()
                .map(pattern -> pattern.toLowerCase(Locale.ROOT))
                .toList();
        trustedOrigins = trustedOrigins.stream()
                .map(origin -> originOf(URI.create(origin.strip())))
                .toList();
    }

    boolean isTrusted(URI link) {
        return trustedOrigins.contains(originOf(link));
    }

    boolean allows(URI link) {
        String host = link.getHost().toLowerCase(Locale.ROOT);
        boolean secure = "https".equalsIgnoreCase(link.getScheme()) && (link.getPort() == -1 || link.getPort() == 443);
        return secure && patterns.stream().anyMatch(pattern -> matches(pattern, host));
    }

    private static boolean matches(String pattern, String host) {
        return pattern.startsWith("*.") ? host.endsWith(pattern.substring(1)) : host.equals(pattern);
    }

    private static String originOf(URI link) {
        String scheme = String.valueOf(link.getScheme()).toLowerCase(Locale.ROOT);
        int port = link.getPort() != -1 ? link.getPort() : scheme.equals("https") ? 443 : 80;
        return scheme + "://" + String.valueOf(link.getHost()).toLowerCase(Locale.ROOT) + ":" + port;
    }
}
