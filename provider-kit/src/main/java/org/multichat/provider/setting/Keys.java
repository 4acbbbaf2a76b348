package org.multichat.provider.setting;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.URI;
import java.util.Optional;

/** Decides at the start whether there is a key where one is needed. */
public final class Keys {

    private Keys() {}

    /**
     * The key for an address.
     *
     * @param variable as a person sets it
     * @param own the provider's own address, which is of no use without a key; a server of one's own may need none
     */
    public static Optional<ApiKey> of(Optional<String> set, String variable, URI address, URI own) {
        Optional<String> key = set.map(String::strip).filter(text -> !text.isEmpty());
        if (key.isEmpty() && address.getHost() != null && address.getHost().equalsIgnoreCase(own.getHost())) {
            throw new ConfigurationException(
                    "%s is not set, and %s answers nobody without it.".formatted(variable, own.getHost()));
        }
        try {
            return key.map(ApiKey::new);
        } catch (IllegalArgumentException wrong) {
            throw new ConfigurationException("%s is no key: %s.".formatted(variable, wrong.getMessage()));
        }
    }
}
