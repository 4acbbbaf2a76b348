package org.multichat.simulator.openai.text;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a prompt asks to have written: about what, which section of how many, under which title, how long. */
public record Assignment(
        String subject,
        List<String> terms,
        int section,
        int sections,
        @Nullable String title,
        int tokens) {

    private static final Pattern SECTION = Pattern.compile("(?i)\\bsection\\s+(\\d{1,3})\\s+of\\s+(\\d{1,3})"
            + "(?:[^\\S\\n]*[:,-]?[^\\S\\n]*[\"“']([^\"”'\\n]{1,120})[\"”'])?");
    private static final Pattern LENGTH =
            Pattern.compile("(?i)\\b(\\d{1,3}(?:,\\d{3})|\\d{1,6})[\\s-]*(words?|tokens?)\\b");
    private static final List<Pattern> SUBJECTS = List.of(
            Pattern.compile("(?i)\\b(?:subject|topic|question|prompt|request)\\W{0,3}:\\s*[\"“]?([^\"”\\n.?!]{3,200})"),
            Pattern.compile("(?i)\\b(?:about|regarding|concerning|on)\\s+(?!\\d)[\"“]?([^\"”\\n.?!:;]{3,120})"));
    private static final Pattern ASKING = Pattern.compile("(?i)^(?:please\\s+)?(?:write|compose|draft|give|explain|"
            + "describe|research|summari[sz]e|compare|tell)(?:\\s+(?:me|us))?(?:\\s+(?:a|an|the))?\\s+");
    private static final int MAX_SUBJECT = 90;
    private static final int MAX_TERMS = 12;
    private static final int MAX_TOKENS = 100_000;
    private static final int SECTION_TOKENS = 320;
    private static final int WHOLE_TOKENS = 760;
    private static final Set<String> COMMON = Set.of(
            ("about above after again also although always another because been before being between both brief could"
                            + " does each exactly from have heading here however into just like list make many markdown more most"
                            + " much must need only other over paper part please prompt question research same section sections"
                            + " should since some subject such than that their them then there these they thing this those through"
                            + " title topic under until very want were what when where which while whose will with without words"
                            + " would write your")
                    .split(" "));

    public static Assignment of(String prompt) {
        Matcher section = SECTION.matcher(prompt);
        boolean isSection = section.find();
        String subject = subjectOf(prompt);
        return new Assignment(
                subject,
                termsOf(subject + " " + prompt),
                isSection ? Integer.parseInt(section.group(1)) : 0,
                isSection ? Integer.parseInt(section.group(2)) : 0,
                isSection ? section.group(3) : null,
                lengthOf(prompt).orElse(isSection ? SECTION_TOKENS : WHOLE_TOKENS));
    }

    public boolean isSection() {
        return section > 0;
    }

    private static Optional<Integer> lengthOf(String prompt) {
        Matcher length = LENGTH.matcher(prompt);
        if (!length.find()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(length.group(1).replace(",", ""));
        boolean words = length.group(2).toLowerCase(Locale.ROOT).startsWith("word");
        return Optional.of(Math.clamp(words ? number * 14L / 10 : number, 1, MAX_TOKENS));
    }

    private static String subjectOf(String prompt) {
        for (Pattern pattern : SUBJECTS) {
            Matcher found = pattern.matcher(prompt);
            if (found.find()) {
                return shortened(found.group(1));
            }
        }
        String first = prompt.strip().lines().findFirst().orElse("");
        String bare = ASKING.matcher(first).replaceFirst("").replaceAll("[.?!:]+\\s*$", "");
        return bare.isBlank() ? "the matter at hand" : shortened(bare);
    }

    private static String shortened(String subject) {
        String one = subject.strip().replaceAll("\\s+", " ").replaceAll("[\"“”.?!,;]+$", "");
        if (one.length() <= MAX_SUBJECT) {
            return one;
        }
        int space = one.lastIndexOf(' ', MAX_SUBJECT);
        return one.substring(0, space > 0 ? space : one.offsetByCodePoints(0, MAX_SUBJECT / 2));
    }

    private static List<String> termsOf(String text) {
        // A word is written as it was first: Baltic, not baltic.
        Map<String, String> written = new LinkedHashMap<>();
        Arrays.stream(text.split("[^\\p{L}\\p{N}]+"))
                .filter(word -> word.length() > 3 && !COMMON.contains(word.toLowerCase(Locale.ROOT)))
                .forEach(word -> written.putIfAbsent(word.toLowerCase(Locale.ROOT), word));
        List<String> terms = written.values().stream().limit(MAX_TERMS).toList();
        return terms.isEmpty() ? List.of("evidence") : terms;
    }
}
