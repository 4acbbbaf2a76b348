package org.multichat.image.words;

import java.util.List;
import org.multichat.image.art.Artwork;

/** Tells prompts that stand on their own from remarks on the picture before them. */
public final class Remarks {

    private Remarks() {}

    /** Read when the first prompt may be a remark: most are the first of their conversation. */
    private static final class Known {
        static final Lexicon LEXICON = new Lexicon(new Artwork());
    }

    /**
     * What a prompt is a remark on: the prompt that stood on its own, and the remarks on it since then.
     *
     * @param earlier the prompts of the pictures before this one, oldest first
     * @return oldest first; nothing where the prompt stands on its own
     */
    public static List<String> remarkedOn(String prompt, List<String> earlier) {
        if (earlier.isEmpty() || !isRemark(prompt)) {
            return List.of();
        }
        int first = earlier.size() - 1;
        while (first > 0 && isRemark(earlier.get(first))) {
            first--;
        }
        return List.copyOf(earlier.subList(first, earlier.size()));
    }

    private static boolean isRemark(String prompt) {
        return FollowUps.surelyLeansOnThePast(new Reading(Known.LEXICON, prompt).draft());
    }
}
