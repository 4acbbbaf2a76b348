package org.multichat.song.udio;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.multichat.provider.setting.ApiKey;

/** How udio is spoken to. What it answers is read the same way for both, because much of it is nowhere written down. */
enum UdioVersion {
    /** As the ancestor does: the key is a field of the body, whoever knows a work's id may ask after it. */
    V1("v1", URI.create("https://udioapi.pro/api/generate"), "chirp-v3-5") {
        @Override
        Optional<String> authorization(Optional<ApiKey> key) {
            return Optional.empty();
        }

        @Override
        Map<String, Object> body(String model, UdioOrder order, Optional<ApiKey> key) {
            Map<String, Object> body = common(model, order);
            key.ifPresent(secret -> body.put("token", secret.value()));
            // Clients put the description here, the documents there.
            body.put("prompt", order.description());
            body.put("custom_mode", false);
            body.put("disable_callback", true);
            return body;
        }
    },
    V2("v2", URI.create("https://udioapi.pro/api/v2/generate"), "chirp-v4-5") {
        @Override
        Optional<String> authorization(Optional<ApiKey> key) {
            return key.map(ApiKey::bearer);
        }

        @Override
        Map<String, Object> body(String model, UdioOrder order, Optional<ApiKey> key) {
            return common(model, order);
        }
    };

    private final String word;
    private final URI address;
    private final String model;

    UdioVersion(String word, URI address, String model) {
        this.word = word;
        this.address = address;
        this.model = model;
    }

    static UdioVersion of(Optional<String> set, Optional<URI> address) {
        if (set.isEmpty()) {
            return address.isEmpty() || address.get().toString().contains("/v2/") ? V2 : V1;
        }
        for (UdioVersion version : values()) {
            if (version.word.equals(set.get())) {
                return version;
            }
        }
        throw new ConfigurationException(
                "SONG_API_VERSION is '%s', but there are v1 and v2 only.".formatted(set.get()));
    }

    String word() {
        return word;
    }

    URI address() {
        return address;
    }

    String usualModel() {
        return model;
    }

    /** What stands in the header of that name, in every call. */
    abstract Optional<String> authorization(Optional<ApiKey> key);

    /** What is submitted. It may hold the key. */
    abstract Map<String, Object> body(String model, UdioOrder order, Optional<ApiKey> key);

    private static Map<String, Object> common(String model, UdioOrder order) {
        Map<String, Object> body = new TreeMap<>();
        body.put("model", model);
        body.put("gpt_description_prompt", order.description());
        body.put("make_instrumental", order.instrumental());
        order.title().ifPresent(title -> body.put("title", title));
        return body;
    }
}
