package org.multichat.image.words;

import java.util.List;
import org.multichat.image.art.Artwork;
import org.multichat.image.art.Traits;
import org.multichat.image.scene.Scene;

/**
 * Reads prompts. What it does not understand it says, and what it reads it never runs: a prompt is words and nothing
 * else.
 */
public final class Reader {

    private final Lexicon lexicon;
    private final Staging staging;

    public Reader(Artwork artwork, Traits traits) {
        this.lexicon = new Lexicon(artwork);
        this.staging = new Staging(traits);
    }

    /** @param earlier the prompts of the pictures before this one, oldest first */
    public Scene read(String prompt, List<String> earlier) {
        Draft draft = new Draft();
        for (String past : earlier) {
            draft = next(draft, past);
        }
        return staging.scene(next(draft, prompt));
    }

    private Draft next(Draft before, String text) {
        Draft now = new Reading(lexicon, text).draft();
        return !before.isEmpty() && FollowUps.leansOnThePast(now) ? FollowUps.merged(before, now) : now;
    }
}
