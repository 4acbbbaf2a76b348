package org.multichat.router.model;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.multichat.router.text.Hint;
import org.multichat.router.text.Kind;
import org.multichat.router.text.Reading;

/** The form of a text as a set of plain statements such as {@code leads IMAGE} or {@code words 3-5}. */
final class TextForm {

    /** More of these than one in so many characters, and the text is code or markup. */
    private static final int CODE_SHARE = 12;

    private static final String CODE = "{}[]()<>;=\"`|\\/_$#";

    /** Nobody who wants a song writes SONG in a sentence; who tries to steer the answer does. */
    private static final Pattern LABEL_IN_CAPITALS = Pattern.compile("\\b(IMAGE|SONG|RESEARCH|NONE|VIDEO|MODALITY)\\b");

    private final Set<String> forms = new HashSet<>();
    private final Reading reading;

    private TextForm(Reading reading) {
        this.reading = reading;
    }

    static Set<String> of(Reading reading) {
        TextForm form = new TextForm(reading);
        form.seeLanguage();
        form.seeHints();
        form.seeLength();
        form.seeSigns();
        return form.forms;
    }

    private void seeLanguage() {
        forms.add(reading.foreign() ? "foreign" : "english");
    }

    private void seeHints() {
        for (Kind kind : Kind.values()) {
            if (kind != Kind.COMMON && reading.has(kind)) {
                add("has " + kind);
                if (reading.beginsWith(kind)) {
                    add("begins " + kind);
                }
            }
        }
        Hint leading = reading.leading();
        if (leading == null) {
            add(reading.has(Kind.ASKS) ? "asks, names nothing" : "names nothing");
            return;
        }
        add("leads " + leading.kind().modality());
        add("leads " + leading.kind());
        if (reading.beginsWith(Kind.ASKS)) {
            add("asks and leads " + leading.kind().modality());
        }
        if (reading.has(Kind.NONE)) {
            add("none and leads " + leading.kind().modality());
        }
        if (isAlone(leading)) {
            add("alone " + leading.kind().modality());
        }
        boolean onlyOne = reading.hints().stream()
                .map(hint -> hint.kind().modality())
                .allMatch(modality ->
                        modality == null || modality == leading.kind().modality());
        add((onlyOne ? "only " : "among others ") + leading.kind().modality());
    }

    /** Whether it is nearly all there is: "song", "a song", "a song?". */
    private boolean isAlone(Hint leading) {
        long rest = reading.words().size()
                - leading.word().chars().filter(c -> c == ' ').count()
                - 1;
        return rest <= 1;
    }

    private void seeLength() {
        int words = reading.words().size();
        int ideographs = (int) reading.words().stream()
                .flatMapToInt(String::codePoints)
                .filter(Character::isIdeographic)
                .count();
        int length = words + ideographs / 2;
        String size = length == 0
                ? "0"
                : length == 1
                        ? "1"
                        : length == 2
                                ? "2"
                                : length <= 5 ? "3-5" : length <= 12 ? "6-12" : length <= 30 ? "13-30" : "31";
        add("words " + size);
        long different = reading.words().stream().distinct().count();
        if (words >= 3 && different * 2 <= words) {
            add("repeats");
        }
    }

    private void seeSigns() {
        String text = reading.original();
        if (text.stripTrailing().endsWith("?") || text.endsWith("？")) {
            add("question mark");
        }
        long code = text.chars().filter(c -> CODE.indexOf(c) >= 0).count();
        if (code > 0) {
            add("code signs");
        }
        if (code * CODE_SHARE > text.length()) {
            add("mostly code");
        }
        if (LABEL_IN_CAPITALS.matcher(text).find() && !text.equals(text.toUpperCase(Locale.ROOT))) {
            add("label in capitals");
        }
        if (text.codePoints().noneMatch(Character::isLetter)) {
            add("no letters");
        }
        if (text.chars().filter(c -> c == ',').count() >= 2 && !text.contains("?")) {
            add("enumerates");
        }
    }

    /** Each statement twice: what a hint is worth differs between English, which is embedded well, and the rest. */
    private void add(String form) {
        forms.add(form);
        if (reading.foreign()) {
            forms.add("foreign " + form);
        }
    }
}
