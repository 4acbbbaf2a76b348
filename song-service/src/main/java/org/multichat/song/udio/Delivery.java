package org.multichat.song.udio;

import io.quarkus.logging.Log;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.multichat.generator.provider.Charged;
import org.multichat.generator.provider.Cost;
import org.multichat.generator.provider.Failure;
import org.multichat.generator.provider.Output;
import org.multichat.generator.provider.Product;
import org.multichat.generator.provider.Work;
import org.multichat.provider.call.ProviderFailure;
import org.multichat.provider.call.ProviderProblems;

/** Waits for what was ordered, and takes it. Nothing in here orders anything. */
final class Delivery {

    /** A word of theirs for none. */
    private static final String UNTITLED = "Untitled";

    private final Udio udio;
    private final Pace pace;
    private final Bill bill;
    private final UdioErrors errors;
    private final Clock clock;

    Delivery(Udio udio, UdioSettings settings, Clock clock) {
        this.udio = udio;
        this.clock = clock;
        pace = settings.pace();
        bill = new Bill(settings.chargeFailed());
        errors = new UdioErrors(settings.key());
    }

    void await(Work work, Ticket ticket, Output output) throws Failure, InterruptedException {
        UdioOrder order = UdioOrder.of(work);
        Steps steps = new Steps(output, order.isShortened());
        Feed feed = finished(ticket, steps);
        if (feed.hasFailed()) {
            Cost cost = bill.ofFailure(ticket);
            if (cost.usage() != null) {
                output.usage(cost.usage());
            }
            throw new Failure(errors.ofTask(feed.said()), cost.charged());
        }
        steps.reached(Feed.Stage.COMPLETE);
        String why = take(feed.ready(), work, order, output);
        output.usage(Bill.usage(ticket));
        if (!why.isEmpty()) {
            throw new Failure(ProviderProblems.mediaRefused(UdioProvider.NAME, why), Charged.YES);
        }
    }

    /** How it was when both songs were there, or the second was given up, or it failed. */
    private Feed finished(Ticket ticket, Steps steps) throws Failure, InterruptedException {
        Instant heard = clock.instant();
        Instant firstReady = null;
        while (true) {
            try {
                Feed feed = udio.look(ticket);
                heard = clock.instant();
                if (feed.hasFailed() || feed.isWhole()) {
                    return feed;
                }
                steps.reached(feed.stage());
                if (firstReady == null && !feed.ready().isEmpty()) {
                    firstReady = heard;
                }
                if (isOver(firstReady, pace.forTheSecond(feed.isDone()))
                        && !feed.ready().isEmpty()) {
                    return feed;
                }
            } catch (ProviderFailure failure) {
                // It goes on being made; only whoever is silent for long has lost it.
                if (isOver(heard, pace.patience())) {
                    throw errors.ofSilence(failure);
                }
            }
            pace.await();
        }
    }

    private boolean isOver(@Nullable Instant since, Duration time) {
        return since != null && !clock.instant().isBefore(since.plus(time));
    }

    /**
     * What cannot be taken is left: one song is what was asked for.
     *
     * @return why none was taken, empty when one was
     */
    private String take(List<Track> tracks, Work work, UdioOrder order, Output output) throws InterruptedException {
        int taken = 0;
        String why = "";
        for (Track track : tracks) {
            try {
                Song song = udio.fetch(track.link().orElse(""));
                output.produced(product(song, track, order), song.bytes());
                taken++;
            } catch (SongRefused refused) {
                why = refused.why();
                Log.warnf("generation %s: a song was made and cannot be taken: %s", work.id(), why);
            }
        }
        return taken > 0 ? "" : why;
    }

    private Product product(Song song, Track track, UdioOrder order) {
        String title = track.title().map(errors::clean).map(Delivery::shortened).orElse("");
        return new Product(
                song.audio().mediaType(),
                title.isEmpty() || title.equalsIgnoreCase(UNTITLED)
                        ? order.title().orElse(order.usualTitle())
                        : title,
                null,
                null,
                Math.round(song.audio().seconds() * 100) / 100.0,
                List.of());
    }

    private static String shortened(String title) {
        return title.codePointCount(0, title.length()) <= UdioOrder.MAX_TITLE
                ? title
                : title.substring(0, title.offsetByCodePoints(0, UdioOrder.MAX_TITLE))
                        .strip();
    }
}
