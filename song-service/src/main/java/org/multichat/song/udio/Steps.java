package org.multichat.song.udio;

import java.util.List;
import org.multichat.generator.provider.Output;

/**
 * How far it is, told in the same steps on every replica, each once and in order: those that nobody saw are told before
 * the next one.
 */
final class Steps {

    /** @param at when that is reached, it is said */
    private record Step(Feed.Stage at, String stage, double fraction, String message) {}

    private static final Step SHORTENED = new Step(
            Feed.Stage.NEW,
            "shortened",
            0,
            "It takes descriptions of %d characters; the rest of yours was left out".formatted(UdioOrder.MAX_CHARS));

    private static final List<Step> ALL = List.of(
            new Step(Feed.Stage.NEW, "queued", 0.05, "Waiting for its turn"),
            new Step(Feed.Stage.TEXT, "writing", 0.3, "The words are there; it is being played"),
            new Step(Feed.Stage.FIRST, "playing", 0.7, "The first of two songs is there"),
            new Step(Feed.Stage.COMPLETE, "fetching", 0.9, "Fetching them"));

    private final Output output;
    private int told;

    /** @param isShortened which is known from the prompt alone, and so told by everybody who makes it */
    Steps(Output output, boolean isShortened) {
        this.output = output;
        if (isShortened) {
            tell(SHORTENED);
        }
    }

    void reached(Feed.Stage stage) {
        while (told < ALL.size() && ALL.get(told).at().compareTo(stage) <= 0) {
            tell(ALL.get(told++));
        }
    }

    private void tell(Step step) {
        output.progress(step.stage(), step.fraction(), step.message());
    }
}
