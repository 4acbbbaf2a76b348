package org.multichat.image.bfl;

import io.quarkus.logging.Log;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.multichat.generator.order.Submission;
import org.multichat.generator.provider.Failure;
import org.multichat.image.media.Picture;
import org.multichat.provider.call.Failures;
import org.multichat.provider.call.ProviderCalls;
import org.multichat.provider.call.ProviderFailure;
import org.multichat.provider.call.ProviderFailure.Nonsense;
import org.multichat.provider.call.ProviderFailure.Refused;
import org.multichat.provider.call.Way;
import org.multichat.provider.link.LinkRefused;
import org.multichat.provider.link.Links;
import org.multichat.provider.reply.Reply;
import org.multichat.provider.rest.JsonBody;
import org.multichat.provider.setting.ApiKey;

/** Talks with Black Forest Labs: submits, looks, fetches. The key goes to them, never to where a picture lies. */
final class Bfl {

    private static final int MAX_REPLY_BYTES = 256 * 1024;
    private static final int MAX_ID_CHARS = 200;
    /** What fits a handle; a longer one we make ourselves from the id. */
    private static final int MAX_POLL_CHARS = 1_200;

    private static final Duration LOOK_WITHIN = Duration.ofSeconds(10);
    private static final Duration FETCH_WITHIN = Duration.ofSeconds(14);
    /** It is paid for, and lies there for ten minutes. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final BflClient client;
    private final URI url;
    private final Optional<ApiKey> key;
    private final ProviderCalls calls;
    private final Links links;

    /** @param links only to them and to origins that are trusted */
    Bfl(BflClient client, URI url, Optional<ApiKey> key, ProviderCalls calls, Links links) {
        this.client = client;
        this.url = url;
        this.key = key;
        this.calls = calls;
        this.links = links;
    }

    /**
     * What they answer to an order; it has an id.
     *
     * @throws ProviderFailure when they did not take it, or nobody knows
     */
    JsonBody submit(String model, BflOrder order) throws Failure, InterruptedException {
        try {
            return new Submission(calls).send(() -> {
                JsonBody reply = JsonBody.of(client.submit(secret(), model, order.body()), MAX_REPLY_BYTES);
                if (idOf(reply).isEmpty()) {
                    throw new Nonsense("answered without the id of a task");
                }
                return reply;
            });
        } catch (Refused refused) {
            if (refused.status() == 402) {
                tellCredits();
            }
            throw refused;
        }
    }

    static Optional<String> idOf(JsonBody reply) {
        return reply.text("id").filter(id -> id.length() <= MAX_ID_CHARS);
    }

    /** Where they say it is to be asked after, if that is a place we would ask. */
    String pollOf(JsonBody reply) {
        String poll = reply.text("polling_url").orElse("");
        try {
            return poll.isEmpty() || poll.length() > MAX_POLL_CHARS
                    ? ""
                    : links.check(poll).toString();
        } catch (LinkRefused refused) {
            Log.warnf("bfl: told us to poll where we do not (%s); polled at %s instead", refused.getMessage(), url);
            return "";
        }
    }

    /** Asks as often as reading may be asked. */
    Look look(BflTask task) throws InterruptedException {
        return calls.call(Way.READ, () -> lookOnce(task, LOOK_WITHIN));
    }

    /** Asks once: somebody waits for it. */
    Optional<Look> glance(BflTask task, Duration within) throws InterruptedException {
        try {
            return Optional.of(lookOnce(task, within));
        } catch (ProviderFailure unseen) {
            return Optional.empty();
        }
    }

    /**
     * What lies behind the address of a picture; what is none, or breaks off, is fetched again.
     *
     * @return nothing where it is no address we would follow
     * @throws ProviderFailure when it is not to be had
     */
    Optional<Reply> fetch(String sample) throws InterruptedException {
        return calls.persist(
                () -> {
                    try {
                        Reply reply = links.fetch(links.check(sample), Map.of(), Picture.MAX_BYTES, FETCH_WITHIN);
                        if (Picture.isBroken(reply.body())) {
                            throw new Nonsense("something that is no picture, or the beginning of one");
                        }
                        return Optional.of(reply);
                    } catch (LinkRefused refused) {
                        Log.warnf("bfl: a picture lies where we do not go: %s", refused.getMessage());
                        return Optional.<Reply>empty();
                    }
                },
                PATIENCE);
    }

    private Look lookOnce(BflTask task, Duration within) throws InterruptedException {
        URI poll = URI.create(task.poll().isEmpty() ? ownPoll(task) : task.poll());
        Map<String, String> headers =
                key.map(secret -> Map.of("x-key", secret.value())).orElse(Map.of());
        try {
            return Look.of(JsonBody.of(
                    links.fetch(poll, headers, MAX_REPLY_BYTES, within).body()));
        } catch (Refused refused) {
            if (refused.status() == 404) {
                return new Look.Missing();
            }
            throw refused;
        } catch (LinkRefused moved) {
            // Its name leads somewhere else than before; not a reason to send the key there, nor to give up.
            throw Failures.of(moved);
        }
    }

    private String ownPoll(BflTask task) {
        String base = url.toString().replaceFirst("/$", "");
        return base + "/v1/get_result?id=" + URLEncoder.encode(task.id(), StandardCharsets.UTF_8);
    }

    /** For whoever runs this and wonders; the order is refused with or without it. */
    private void tellCredits() throws InterruptedException {
        try {
            JsonBody credits = calls.call(Way.READ, () -> JsonBody.of(client.credits(secret()), MAX_REPLY_BYTES));
            Log.warnf(
                    "bfl: refuses orders for want of credits; the account has %s",
                    credits.number("credits").map(Object::toString).orElse("an amount it does not say"));
        } catch (ProviderFailure unsaid) {
            Log.warnf("bfl: refuses orders for want of credits, and does not say how many there are");
        }
    }

    private @Nullable String secret() {
        return key.map(ApiKey::value).orElse(null);
    }
}
