package org.multichat.image.bfl;

import java.util.List;
import org.multichat.generator.provider.Output;

/**
 * How far it is, told in the same steps on every replica, each once and in order: those that nobody saw are told before
 * the next one.
 */
final class Steps {

    private record Step(String stage, double fraction, String message) {}

    private static final List<Step> ALL = List.of(
            new Step("queued", 0.05, "Waiting for its turn"),
            new Step("making", 0.1, "The picture is being made"),
            new Step("making", 0.4, "It takes shape"),
            new Step("making", 0.7, "The details are put in"),
            new Step("fetching", 0.9, "Fetching it"));

    private final Output output;
    private int told;

    Steps(Output output) {
        this.output = output;
    }

    void queued() {
        upTo(1);
    }

    /** @param progress as the provider has it, 0 to 1 */
    void making(double progress) {
        upTo(progress >= 0.75 ? 4 : progress >= 0.4 ? 3 : progress > 0 ? 2 : 1);
    }

    void fetching() {
        upTo(ALL.size());
    }

    private void upTo(int count) {
        while (told < count) {
            Step step = ALL.get(told++);
            output.progress(step.stage(), step.fraction(), step.message());
        }
    }
}
