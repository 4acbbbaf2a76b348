package org.multichat.image.bfl;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.multichat.generator.provider.Charged;
import org.multichat.generator.provider.Cost;
import org.multichat.generator.provider.Failure;
import org.multichat.generator.provider.Output;
import org.multichat.generator.provider.Product;
import org.multichat.generator.provider.Usage;
import org.multichat.generator.provider.Work;
import org.multichat.image.media.Picture;
import org.multichat.image.media.PictureRefused;
import org.multichat.image.words.Title;
import org.multichat.kit.problem.Problem;
import org.multichat.provider.call.ProviderFailure;
import org.multichat.provider.call.ProviderFailure.Refused;
import org.multichat.provider.call.ProviderProblems;
import org.multichat.provider.reply.Reply;

/**
 * Follows a task that was accepted to its end, whoever submitted it, and says what each end costs. Only looks and
 * fetches, so that any number of replicas may do it.
 *
 * @param chargeModerated whether they take money for what they refuse to make or to hand over
 * @param chargeFailed whether they take money for what they failed to make
 */
record Following(Bfl bfl, Pace pace, Clock clock, Charged chargeModerated, Charged chargeFailed) {

    /** So long their many machines may need to hear of a new task. */
    private static final Duration NEW = Duration.ofSeconds(10);

    /** Until it ends; until then only an interrupt ends the waiting. */
    void follow(Work work, BflTask task, Output output) throws Failure, InterruptedException {
        Steps steps = new Steps(output);
        steps.queued();
        while (true) {
            switch (look(task)) {
                case Look.Running running -> steps.making(running.progress());
                case Look.Missing _ -> {
                    if (clock.instant().isAfter(task.submitted().plus(NEW))) {
                        throw new Failure(ProviderProblems.failed(BflProvider.NAME, null), Charged.UNKNOWN);
                    }
                }
                case Look.Moderated moderated ->
                    throw ended(ProviderProblems.moderated(BflProvider.NAME), cost(task, moderated), output);
                case Look.Failed failed ->
                    throw ended(ProviderProblems.failed(BflProvider.NAME, null), cost(task, failed), output);
                case Look.Ready ready -> {
                    steps.fetching();
                    take(work, ready, usage(task, ready.credits()), output);
                    return;
                }
            }
            pace.await();
        }
    }

    /** What it has come to. */
    Cost cost(BflTask task, Look look) {
        return switch (look) {
            case Look.Ready ready -> Cost.of(usage(task, ready.credits()));
            case Look.Moderated moderated -> cost(chargeModerated, task, moderated.credits());
            case Look.Failed failed -> cost(chargeFailed, task, failed.credits());
            case Look.Running _, Look.Missing _ -> Cost.UNKNOWN;
        };
    }

    /** What the task said when it was submitted, else what it says now, else what the list says. */
    Usage usage(BflTask task, Optional<BigDecimal> credits) {
        long micros = task.stands()
                ? task.micros()
                : credits.map(BflModel::priceOf).map(price -> price.micros()).orElse(task.micros());
        return new Usage(micros, Map.of("pictures", 1));
    }

    private Cost cost(Charged charged, BflTask task, Optional<BigDecimal> credits) {
        return charged == Charged.YES ? Cost.of(usage(task, credits)) : new Cost(charged, null);
    }

    /** A look that comes to nothing changes nothing: the task goes on. Only a refusal of us is an end. */
    private Look look(BflTask task) throws Failure, InterruptedException {
        try {
            return bfl.look(task);
        } catch (ProviderFailure failure) {
            if (failure instanceof Refused refused && refused.status() < 500 && refused.status() != 429) {
                throw BflErrors.ofLook(failure);
            }
            return new Look.Running(0);
        }
    }

    private static Failure ended(Problem problem, Cost cost, Output output) {
        if (cost.usage() != null) {
            output.usage(cost.usage());
        }
        return new Failure(problem, cost.charged());
    }

    /** It is made and paid, whether we can take it or not. */
    private void take(Work work, Look.Ready ready, Usage usage, Output output) throws Failure, InterruptedException {
        Picture picture;
        try {
            picture = picture(ready);
        } catch (PictureRefused refused) {
            throw ended(
                    ProviderProblems.mediaRefused(BflProvider.NAME, String.valueOf(refused.getMessage())),
                    Cost.of(usage),
                    output);
        }
        output.produced(
                new Product(
                        picture.kind().mediaType(),
                        Title.of(work.prompt().text()),
                        picture.width(),
                        picture.height(),
                        null,
                        List.of()),
                picture.bytes());
        output.usage(usage);
    }

    private Picture picture(Look.Ready ready) throws InterruptedException {
        String sample = ready.sample().orElseThrow(() -> new PictureRefused("It does not say where it lies."));
        try {
            Reply reply = bfl.fetch(sample)
                    .orElseThrow(() -> new PictureRefused("It lies where nothing may be fetched from."));
            return Picture.of(reply.body(), reply.header("content-type").orElse(""));
        } catch (ProviderFailure failure) {
            throw new PictureRefused("It could not be fetched whole.");
        }
    }
}
