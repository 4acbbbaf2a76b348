package org.multichat.image.openai;

import java.io.InputStream;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.multichat.generator.order.Submission;
import org.multichat.generator.provider.Failure;
import org.multichat.image.media.Picture;
import org.multichat.image.openai.ImageModel.Tokens;
import org.multichat.provider.call.ProviderCalls;
import org.multichat.provider.call.ProviderFailure.Nonsense;
import org.multichat.provider.rest.JsonBody;
import org.multichat.provider.rest.Line;
import org.multichat.provider.setting.ApiKey;
import org.multichat.provider.setting.ProviderConfig;

/** Asks for a picture and waits for it. */
final class OpenAi {

    /** Base64 takes four letters for three bytes; the rest is words. */
    private static final int MAX_REPLY_BYTES = Picture.MAX_BYTES / 3 * 4 + 1024 * 1024;

    private final OpenAiClient client;
    private final ProviderConfig.OpenAi config;
    private final Optional<ApiKey> key;
    private final ProviderCalls calls;

    /**
     * What came of it.
     *
     * @param tokens what was counted, where the server counts
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    record Made(byte[] bytes, Optional<Tokens> tokens) {}

    OpenAi(OpenAiClient client, ProviderConfig.OpenAi config, Optional<ApiKey> key, ProviderCalls calls) {
        this.client = client;
        this.config = config;
        this.key = key;
        this.calls = calls;
    }

    OpenAiErrors errors() {
        return new OpenAiErrors(key);
    }

    /** @throws org.multichat.provider.call.ProviderFailure when nothing came, or nobody can read it */
    Made make(UUID id, Map<String, Object> order) throws Failure, InterruptedException {
        return new Submission(calls).send(() -> made(JsonBody.of(Line.holding(() -> ask(id, order)), MAX_REPLY_BYTES)));
    }

    private InputStream ask(UUID id, Map<String, Object> order) {
        return client.generate(
                key.map(ApiKey::bearer).orElse(null),
                said(config.organization()),
                said(config.project()),
                id.toString(),
                order);
    }

    private static @Nullable String said(Optional<String> setting) {
        return setting.map(String::strip).filter(text -> !text.isEmpty()).orElse(null);
    }

    private static Made made(JsonBody reply) {
        List<JsonBody> data = reply.list("data");
        String picture = data.isEmpty() ? "" : data.getFirst().text("b64_json").orElse("");
        if (picture.isEmpty()) {
            throw new Nonsense("answered without a picture");
        }
        try {
            return new Made(Base64.getMimeDecoder().decode(picture), tokens(reply.at("usage")));
        } catch (IllegalArgumentException notBase64) {
            throw new Nonsense("answered with a picture that is no base64");
        }
    }

    private static Optional<Tokens> tokens(JsonBody usage) {
        return usage.count("output_tokens").map(output -> {
            JsonBody details = usage.at("input_tokens_details");
            long image = details.count("image_tokens").orElse(0L);
            long input = usage.count("input_tokens").orElse(0L);
            return new Tokens(details.count("text_tokens").orElse(Math.max(0, input - image)), image, output);
        });
    }
}
