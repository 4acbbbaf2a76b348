package org.multichat.song.udio;

import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.multichat.generator.order.Submission;
import org.multichat.generator.provider.Failure;
import org.multichat.provider.call.Failures;
import org.multichat.provider.call.ProviderCalls;
import org.multichat.provider.call.ProviderFailure;
import org.multichat.provider.call.ProviderFailure.Nonsense;
import org.multichat.provider.call.Way;
import org.multichat.provider.link.LinkRefused;
import org.multichat.provider.link.Links;
import org.multichat.provider.rest.JsonBody;
import org.multichat.provider.rest.RestClients;
import org.multichat.song.media.Audio;

/** Talks with udio: submits, looks, fetches. The key goes to them, never to where a song lies. */
final class Udio {

    private static final int MAX_REPLY_BYTES = 1024 * 1024;
    /** Ten minutes of MP3 at its highest rate have 24 MB. */
    private static final int MAX_SONG_BYTES = 32 * 1024 * 1024;
    /** So many songs are fetched at once: each is in memory, at times twice. */
    private static final int FETCHED_AT_ONCE = 4;

    private static final Duration SILENCE = Duration.ofSeconds(20);
    /** Somebody waits for it, for two seconds at most. */
    private static final Duration GLANCE = Duration.ofMillis(1_200);

    private static final Duration FETCH_WITHIN = Duration.ofSeconds(90);
    /** It is paid for. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final UdioSettings settings;
    private final ProviderCalls calls;
    private final ProviderCalls downloads;
    private final Links links;
    private final UdioErrors errors;
    private final GenerationClient generation;
    private final FeedClient feed;
    private final FeedClient hastyFeed;
    private final Semaphore fetching = new Semaphore(FETCHED_AT_ONCE, true);

    /**
     * @param downloads of songs, which lie elsewhere: that they cannot be had says nothing about udio
     * @param links only to where songs may lie
     */
    Udio(UdioSettings settings, ProviderCalls calls, ProviderCalls downloads, Links links) {
        this.settings = settings;
        this.calls = calls;
        this.downloads = downloads;
        this.links = links;
        errors = new UdioErrors(settings.key());
        generation = RestClients.make(GenerationClient.class, settings.generation(), SILENCE);
        feed = RestClients.make(FeedClient.class, settings.feed(), SILENCE);
        hastyFeed = RestClients.make(FeedClient.class, settings.feed(), GLANCE);
    }

    /**
     * Orders, at most once.
     *
     * @return the work, as they know it
     * @throws Failure when they did not take it, or nobody knows
     */
    String submit(UdioOrder order) throws Failure, InterruptedException {
        Map<String, Object> body = settings.version().body(settings.model(), order, settings.key());
        try {
            return new Submission(calls).send(() -> submitOnce(body));
        } catch (ProviderFailure failure) {
            throw errors.ofSubmission(failure);
        }
    }

    private String submitOnce(Map<String, Object> body) {
        JsonBody reply = Envelope.open(generation.submit(authorization(), body), MAX_REPLY_BYTES);
        return Ticket.work(reply).orElseThrow(() -> new Nonsense("answered without a work"));
    }

    /** Asks as often as reading may be asked. */
    Feed look(Ticket ticket) throws InterruptedException {
        return calls.call(Way.READ, () -> look(feed, ticket));
    }

    /** Asks once: somebody waits for it. */
    Optional<Feed> glance(Ticket ticket) {
        try {
            return Optional.of(look(hastyFeed, ticket));
        } catch (RuntimeException unseen) {
            Log.infof(
                    "udio: what became of a work could not be seen at a glance: %s",
                    Failures.of(unseen).getMessage());
            return Optional.empty();
        }
    }

    /**
     * A song, whole.
     *
     * @throws SongRefused when it is none, or not to be had
     */
    Song fetch(String link) throws SongRefused, InterruptedException {
        fetching.acquire();
        try {
            Optional<byte[]> bytes = downloads.persist(() -> fetchOnce(link), PATIENCE);
            return Song.of(bytes.orElseThrow(() -> new SongRefused("It lies where nothing may be fetched from.")));
        } catch (ProviderFailure failure) {
            throw new SongRefused("It could not be fetched whole.");
        } finally {
            fetching.release();
        }
    }

    /** Nothing where it lies where we do not go; that is no failure of whoever is there. */
    private Optional<byte[]> fetchOnce(String link) throws InterruptedException {
        try {
            byte[] bytes = links.fetch(links.check(link), Map.of(), MAX_SONG_BYTES, FETCH_WITHIN)
                    .body();
            if (Audio.of(bytes).isEmpty()) {
                throw new Nonsense("something that is no song, or the middle of one");
            }
            return Optional.of(bytes);
        } catch (LinkRefused refused) {
            Log.warnf("udio: a song lies where we do not go: %s", refused.getMessage());
            return Optional.empty();
        }
    }

    private Feed look(FeedClient client, Ticket ticket) {
        return Feed.of(Envelope.open(client.look(authorization(), ticket.work()), MAX_REPLY_BYTES));
    }

    private @Nullable String authorization() {
        return settings.version().authorization(settings.key()).orElse(null);
    }
}
