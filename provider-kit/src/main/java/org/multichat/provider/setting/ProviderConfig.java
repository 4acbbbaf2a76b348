package org.multichat.provider.setting;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What is alike for all providers; the defaults and their reasons stand in this kit's properties. */
@ConfigMapping(prefix = "provider")
public interface ProviderConfig {

    Mode mode();

    /** Origins whose links are followed on any address and without TLS: the simulator, a server of one's own. */
    Optional<List<String>> trustedOrigins();

    /** A price list instead of the shipped one. */
    Optional<Path> prices();

    OpenAi openai();

    /** The server that speaks OpenAI's protocol: OpenAI itself, or one of one's own. */
    interface OpenAi {

        URI baseUrl();

        Optional<String> apiKey();

        Optional<String> organization();

        Optional<String> project();
    }

    default List<String> trusted() {
        return trustedOrigins().orElse(List.of());
    }

    /** Whom a service uses: what is set for it, or what its mode brings along. */
    default String chosen(Optional<String> set, String inProduction) {
        return set.orElse(mode() == Mode.PRODUCTION ? inProduction : "local");
    }
}
