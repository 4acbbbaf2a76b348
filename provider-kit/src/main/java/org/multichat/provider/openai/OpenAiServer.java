package org.multichat.provider.openai;

import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.multichat.provider.call.Limits;
import org.multichat.provider.call.ProviderCalls;
import org.multichat.provider.call.ProviderFailure.Nonsense;
import org.multichat.provider.call.ProviderGuards;
import org.multichat.provider.call.Way;
import org.multichat.provider.rest.EventStream;
import org.multichat.provider.rest.JsonBody;
import org.multichat.provider.rest.Line;
import org.multichat.provider.rest.RestClients;
import org.multichat.provider.setting.ApiKey;
import org.multichat.provider.setting.Keys;
import org.multichat.provider.setting.ProviderConfig;

/**
 * Asks a server that speaks OpenAI's protocol. What makes something is submitted once and repeated only where it
 * certainly did nothing; all methods throw {@link org.multichat.provider.call.ProviderFailure}.
 */
public final class OpenAiServer {

    public static final String PROVIDER = "openai";
    public static final URI OWN_ADDRESS = URI.create("https://api.openai.com/v1");

    /** A model that thinks says nothing meanwhile. */
    private static final Duration SILENCE = Duration.ofMinutes(2);
    /** A long paper with its citations is a few hundred KiB. */
    private static final int MAX_ANSWER_BYTES = 8 * 1024 * 1024;
    /** Until the answer, or the head of a stream, is there. */
    private static final Limits LIMITS = new Limits(64, Duration.ofMinutes(2), Duration.ofSeconds(20));

    private final OpenAiApi api;
    /** For what is written while one listens. */
    private final OpenAiApi writing;

    private final ProviderCalls calls;
    private final @Nullable String key;
    private final @Nullable String organization;
    private final @Nullable String project;

    private OpenAiServer(
            OpenAiApi api,
            OpenAiApi writing,
            ProviderCalls calls,
            @Nullable String key,
            @Nullable String organization,
            @Nullable String project) {
        this.api = api;
        this.writing = writing;
        this.calls = calls;
        this.key = key;
        this.organization = organization;
        this.project = project;
    }

    /**
     * @throws io.quarkus.runtime.configuration.ConfigurationException when OpenAI itself is to be asked without a key
     */
    public static OpenAiServer of(ProviderConfig.OpenAi config, ProviderGuards guards) {
        return of(config, guards, LIMITS);
    }

    /**
     * One that is asked within limits of its own: a short answer that somebody waits for.
     *
     * @throws io.quarkus.runtime.configuration.ConfigurationException when OpenAI itself is to be asked without a key
     */
    public static OpenAiServer of(ProviderConfig.OpenAi config, ProviderGuards guards, Limits limits) {
        Optional<ApiKey> key = Keys.of(config.apiKey(), "OPENAI_API_KEY", config.baseUrl(), OWN_ADDRESS);
        return new OpenAiServer(
                RestClients.make(OpenAiApi.class, config.baseUrl(), SILENCE),
                RestClients.makeForLongAnswers(OpenAiApi.class, config.baseUrl(), SILENCE),
                guards.guard(
                        PROVIDER, limits, refused -> OpenAiError.of(refused).isFinal()),
                key.map(ApiKey::bearer).orElse(null),
                config.organization().orElse(null),
                config.project().orElse(null));
    }

    /** A whole answer by chat completions. */
    public ModelAnswer chat(ModelRequest request) throws InterruptedException {
        byte[] body = RequestJson.chat(request, false);
        return calls.call(Way.SUBMIT, () -> whole(ModelAnswer.ofChat(read(chat(request, body)))));
    }

    /** An answer by chat completions while it is written. */
    public ModelStream chatStream(ModelRequest request) throws InterruptedException {
        byte[] body = RequestJson.chat(request, true);
        return calls.call(Way.SUBMIT, () -> new ChatStream(new EventStream(chat(request, body))));
    }

    /**
     * Begins a response in the background and listens to it. Its first event names it: from then on it goes on whoever
     * listens, and can be read again by {@link #responseStream} and {@link #response}.
     */
    public ModelStream respond(ModelRequest request) throws InterruptedException {
        byte[] body = RequestJson.response(request);
        return calls.call(
                Way.SUBMIT,
                () -> new ResponseStream(new EventStream(
                        writing.respond(key, organization, project, request.id().toString(), body))));
    }

    /** How far a response has come. */
    public ModelAnswer response(String id) throws InterruptedException {
        return calls.call(
                Way.READ, () -> ModelAnswer.ofResponse(read(api.response(key, organization, project, id, null, null))));
    }

    /** A response in the background from its first event on; the same events for whoever asks, and whenever. */
    public ModelStream responseStream(String id) throws InterruptedException {
        return calls.call(
                Way.READ,
                () -> new ResponseStream(
                        new EventStream(writing.response(key, organization, project, id, true, null))));
    }

    /** Ends a response, and says how it stands; harmless to repeat. */
    public ModelAnswer cancel(String id) throws InterruptedException {
        return calls.call(Way.READ, () -> ModelAnswer.ofResponse(read(api.cancel(key, organization, project, id))));
    }

    /** It is written for as long as somebody is on the line, and not a word longer. */
    private InputStream chat(ModelRequest request, byte[] body) {
        return Line.holding(
                () -> writing.chat(key, organization, project, request.id().toString(), body));
    }

    private static JsonBody read(InputStream body) {
        return JsonBody.of(body, MAX_ANSWER_BYTES);
    }

    /** Some servers answer 200 with nothing in it when they broke over it. */
    private static ModelAnswer whole(ModelAnswer answer) {
        boolean empty = answer.text().isEmpty() && answer.refusal() == null && answer.usage() == null;
        if (empty) {
            throw new Nonsense("answered with neither a text nor a usage");
        }
        return answer;
    }
}
