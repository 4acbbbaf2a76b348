package org.multichat.simulator.openai.schema;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Chooses the route a prompt asks for out of a closed set, as a model that follows orders does: by what is asked for
 * first.
 */
final class Labels {

    private static final Pattern PICTURE = Pattern.compile(
            "(?i)image|pictur|photo|draw|paint|illustrat|logo|poster|portrait|sketch|wallpaper|render|watercolou?r");
    private static final Pattern SONG =
            Pattern.compile("(?i)song|music|melod|lyric|\\bsing\\b|ballad|anthem|lullab|tune\\b|jingle|shanty|compose");
    private static final Pattern RESEARCH = Pattern.compile(
            "(?i)research|paper|essay|report|study|studies|explain|compare|analy[sz]|survey|histor|investigat|summar|"
                    + "\\bwhy\\b|\\bhow (?:do|does|did|is|are)\\b|literature|overview|brief");
    private static final Pattern NONE = Pattern.compile("(?i)none|other|unclear|unknown|chat|neither");
    private static final List<Pattern> KINDS = List.of(PICTURE, SONG, RESEARCH);

    private Labels() {}

    /** Empty if these values are not routes: at least two have to speak of something made here. */
    static Optional<String> choose(List<String> values, String prompt) {
        long routes = values.stream()
                .filter(value ->
                        KINDS.stream().anyMatch(kind -> kind.matcher(value).find()))
                .count();
        if (routes < 2) {
            return Optional.empty();
        }
        Pattern wanted = NONE;
        int earliest = Integer.MAX_VALUE;
        for (Pattern kind : KINDS) {
            Matcher found = kind.matcher(prompt);
            if (found.find() && found.start() < earliest) {
                earliest = found.start();
                wanted = kind;
            }
        }
        Pattern kind = wanted;
        return values.stream()
                .filter(value -> kind.matcher(value.toLowerCase(Locale.ROOT)).find())
                .findFirst()
                .or(() -> values.stream()
                        .filter(value -> NONE.matcher(value).find())
                        .findFirst());
    }
}
