package org.multichat.image.order;

import java.util.ArrayList;
import java.util.List;
import org.multichat.generator.provider.Past;
import org.multichat.generator.provider.Work;
import org.multichat.image.words.Remarks;

/**
 * The words that a picture is bought with. A provider knows nothing of the conversation, so a remark such as "make it
 * blue" is sent with what it is about.
 */
public final class Wording {

    private static final String CHANGED = ". Changed like this: ";
    private static final String THEN = "; then: ";

    private Wording() {}

    /**
     * @param maxChars more the provider does not take; earlier changes give way first, then what was changed, and never
     *     the prompt itself
     */
    public static String of(Work work, int maxChars) {
        String prompt = work.prompt().text();
        List<String> before = new ArrayList<>(Remarks.remarkedOn(prompt, earlier(work)));
        String words = joined(before, prompt);
        while (words.length() > maxChars && !before.isEmpty()) {
            before.remove(before.size() > 1 ? 1 : 0);
            words = joined(before, prompt);
        }
        return words;
    }

    /** The prompts of the pictures before this one, oldest first. */
    public static List<String> earlier(Work work) {
        return work.context().stream()
                .filter(past -> past.modality().equals("IMAGE"))
                .map(Past::prompt)
                .toList();
    }

    private static String joined(List<String> before, String prompt) {
        if (before.isEmpty()) {
            return prompt;
        }
        List<String> changes = new ArrayList<>(before.subList(1, before.size()));
        changes.add(prompt);
        return withoutStop(before.getFirst()) + CHANGED + String.join(THEN, changes);
    }

    private static String withoutStop(String sentence) {
        return sentence.strip().replaceFirst("[.;,]+$", "");
    }
}
