package org.multichat.song.udio;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.multichat.generator.provider.Offer;
import org.multichat.generator.provider.Options;
import org.multichat.generator.provider.Past;
import org.multichat.generator.provider.Work;
import org.multichat.song.plan.Planner;

/**
 * One song as it is asked for, checked.
 *
 * @param description what it is to be, in words
 * @param isShortened whether there were more of them
 * @param title what the person calls it
 * @param usualTitle what it is called where neither the person nor udio gives it a name
 */
record UdioOrder(
        String description, boolean isShortened, boolean instrumental, Optional<String> title, String usualTitle) {

    /** More than this a description may not have. */
    static final int MAX_CHARS = 400;

    static final int MAX_TITLE = 80;
    private static final String INSTRUMENTAL = "instrumental";
    private static final String TITLE = "title";
    private static final String SONG = "SONG";
    private static final Planner PLANNER = new Planner();

    /** @throws org.multichat.kit.problem.Invalid when an option is unknown or out of bounds */
    static UdioOrder of(Work work) {
        Options options = work.options();
        options.onlyThese(Set.of(INSTRUMENTAL, TITLE));
        List<String> before = songsBefore(work);
        String words = words(work.prompt().text(), before);
        String description = shortened(words);
        return new UdioOrder(
                description,
                description.length() < words.length(),
                options.isTrue(INSTRUMENTAL, false),
                options.line(TITLE, MAX_TITLE),
                PLANNER.title(work.prompt().text(), before));
    }

    static List<Offer.Option> offered() {
        return List.of(
                new Offer.Option(INSTRUMENTAL, "true, false", "false"),
                new Offer.Option(TITLE, "at most %d characters".formatted(MAX_TITLE), "as udio calls it"));
    }

    /** What this song is about to change, oldest first; none where the prompt stands on its own. */
    private static List<String> songsBefore(Work work) {
        List<String> songs = work.context().stream()
                .filter(past -> past.modality().equals(SONG))
                .map(Past::prompt)
                .toList();
        return PLANNER.remarkedOn(work.prompt().text(), songs);
    }

    /** A remark such as "sadder" is of no use without the song it is about. The prompt comes first: the end is cut. */
    private static String words(String prompt, List<String> before) {
        String all = before.isEmpty() ? prompt : prompt + ". Said of this song: " + String.join("; then: ", before);
        return all.replaceAll("\\s+", " ");
    }

    /** Cut between two words where there are two. */
    private static String shortened(String words) {
        if (words.length() <= MAX_CHARS) {
            return words;
        }
        // One more: a blank there says that the last word is whole.
        int blank = words.lastIndexOf(' ', MAX_CHARS);
        int end = blank > 0 ? blank : MAX_CHARS;
        return words.substring(0, Character.isHighSurrogate(words.charAt(end - 1)) ? end - 1 : end);
    }
}
