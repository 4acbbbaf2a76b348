package org.multichat.image.bfl;

import java.math.BigDecimal;
import java.util.Optional;
import org.multichat.provider.rest.JsonBody;

/** How a task stood when it was looked at. */
sealed interface Look {

    /** @param progress 0 to 1; 0 also where it only waits */
    record Running(double progress) implements Look {}

    /**
     * @param sample where the picture lies, which they forget to say at times
     * @param credits what it costs, where they say it here
     */
    record Ready(Optional<String> sample, Optional<BigDecimal> credits) implements Look {}

    record Moderated(Optional<BigDecimal> credits) implements Look {}

    record Failed(Optional<BigDecimal> credits) implements Look {}

    /** They know no such task: not yet, or not any more. */
    record Missing() implements Look {}

    /** More is a mistake, and would not fit what we reckon in. */
    BigDecimal MOST_CREDITS = BigDecimal.valueOf(1_000_000);

    /** Whatever is not known as an end is still running. */
    static Look of(JsonBody poll) {
        return switch (poll.text("status").orElse("")) {
            case "Ready" -> new Ready(poll.at("result").text("sample"), credits(poll));
            case "Request Moderated", "Content Moderated" -> new Moderated(credits(poll));
            case "Error", "Failed" -> new Failed(credits(poll));
            case "Task not found" -> new Missing();
            case "Generating", "Reasoning", "Processing", "Uploading" -> new Running(Math.max(0.01, progress(poll)));
            default -> new Running(progress(poll));
        };
    }

    /** A cost as their replies have it; nothing where it is none. */
    static Optional<BigDecimal> cost(JsonBody reply) {
        return reply.number("cost").filter(credits -> credits.signum() >= 0 && credits.compareTo(MOST_CREDITS) <= 0);
    }

    private static Optional<BigDecimal> credits(JsonBody poll) {
        return cost(poll).or(() -> cost(poll.at("result")));
    }

    private static double progress(JsonBody poll) {
        return poll.number("progress").map(BigDecimal::doubleValue).orElse(0.0);
    }
}
