package org.multichat.router.evaluation;

import java.util.List;
import org.multichat.router.prompt.Modality;

/** One prompt of an evaluation: what it asks for, and what the router made of it. */
public record Verdict(String kind, String prompt, Modality wanted, Modality given) {

    public boolean isRight() {
        return wanted == given;
    }

    /** Whether somebody pays for a thing they did not ask for. */
    public boolean isWronglyPaid() {
        return !isRight() && given.isMade();
    }

    static double accuracy(List<Verdict> verdicts) {
        return verdicts.stream().filter(Verdict::isRight).count() / (double) verdicts.size();
    }
}
