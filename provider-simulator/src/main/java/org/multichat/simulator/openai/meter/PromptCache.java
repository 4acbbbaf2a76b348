package org.multichat.simulator.openai.meter;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.multichat.simulator.openai.model.Model;
import org.multichat.simulator.openai.model.Usage;
import org.multichat.simulator.openai.play.Ways;
import org.multichat.simulator.play.Settings;

/**
 * Remembers how prompts began, by model: from 1,024 tokens on, in steps of 128, as OpenAI does where it is switched on.
 */
@ApplicationScoped
public class PromptCache {

    private static final int LEAST = 1_024;
    private static final int STEP = 128;
    private static final int CHARS_OF_A_STEP = 4 * STEP;
    private static final int MAX_BEGINNINGS = 50_000;

    private final Settings settings;
    private final Set<String> beginnings = Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MAX_BEGINNINGS;
        }
    });

    PromptCache(Settings settings) {
        this.settings = settings;
    }

    /** What reading a prompt of so many tokens uses. */
    public synchronized Usage read(Model model, String prompt, int tokens) {
        if (settings.is(Ways.CACHE, "off") || tokens < LEAST) {
            return new Usage(tokens, 0, 0, 0, 0, 0);
        }
        int cached = 0;
        int steps = Math.min(tokens / STEP, prompt.length() / CHARS_OF_A_STEP);
        int hash = model.id().hashCode();
        for (int step = 0; step < steps; step++) {
            hash = 31 * hash
                    + prompt.substring(step * CHARS_OF_A_STEP, (step + 1) * CHARS_OF_A_STEP)
                            .hashCode();
            if (!beginnings.add(step + "/" + hash) && cached == step * STEP) {
                cached += STEP;
            }
        }
        int known = cached < LEAST ? 0 : cached;
        int written = model.longFrom() > 0 && steps * STEP >= LEAST ? steps * STEP - known : 0;
        return new Usage(tokens, known, written, 0, 0, 0);
    }

    public synchronized void forget() {
        beginnings.clear();
    }
}
