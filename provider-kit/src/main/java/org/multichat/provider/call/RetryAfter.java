package org.multichat.provider.call;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.multichat.provider.reply.Reply;

/**
 * Reads when a provider wants to be asked again: {@code Retry-After} in seconds or as a date, {@code retry-after-ms}.
 */
final class RetryAfter {

    private RetryAfter() {}

    static Optional<Duration> of(Reply reply) {
        return reply.header("retry-after-ms")
                .flatMap(RetryAfter::number)
                .map(millis -> Duration.ofMillis(Math.round(millis)))
                .or(() -> reply.header("retry-after")
                        .flatMap(text -> number(text)
                                .map(seconds -> Duration.ofMillis(Math.round(seconds * 1_000)))
                                .or(() -> date(text, reply))));
    }

    private static Optional<Double> number(String text) {
        try {
            double number = Double.parseDouble(text.strip());
            // Beyond a day it is no wait but a refusal, and fits no int of milliseconds.
            return number >= 0 && number < 86_400_000 ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /** Against the provider's own clock, not ours. */
    private static Optional<Duration> date(String text, Reply reply) {
        return reply.header("date")
                .flatMap(RetryAfter::instant)
                .flatMap(now ->
                        instant(text).map(then -> Duration.between(now, then)).filter(wait -> !wait.isNegative()));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
