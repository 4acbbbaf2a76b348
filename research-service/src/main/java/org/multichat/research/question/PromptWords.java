package org.multichat.research.question;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.multichat.research.words.Language;
import org.multichat.research.words.Words;
import org.multichat.research.words.Words.Word;

/** Finds the words of a prompt that are worth looking for. */
final class PromptWords {

    /** A prompt of 4,000 characters has more words than a question has subjects. */
    private static final int MAX_TERMS = 24;

    private static final int MAX_PHRASE_WORDS = 3;
    private static final int MAX_PHRASES = 4;

    private static final Set<String> ONLY_ASKING = words("only-asking.txt");

    private static final Set<String> ASPECTS = words("aspects.txt");

    /** What may stand between the words of a phrase. */
    private static final Pattern BESIDE = Pattern.compile("\\s*|-");

    private static final Pattern NUMERAL = Pattern.compile("I{1,3}|IV|V");

    /** Names of a few things under which the documents at hand do not go. */
    private static final Map<Pattern, String> OTHER_NAMES = new LinkedHashMap<>();

    static {
        otherName("ww ?(?:1|i)|wwi|(?:the )?great war|first world war|world war (?:one|1)", "World War I");
        otherName("global warming|climate crisis|climate emergency", "climate change");
        otherName("gen ?ai", "generative AI");
        otherName("a\\.i\\.", "AI");
        otherName("chatgpt|gpt-?\\d\\w*", "$0 language model");
        otherName("gutenberg's press|printing presses|letterpress", "printing press");
        otherName("superbugs?|antimicrobial resistance|amr", "antibiotic resistance");
        otherName("solar panels?|photovoltaics?|pv", "$0 solar power");
    }

    private PromptWords() {}

    static List<Term> termsOf(String text, Language language, Term.Part most) {
        Map<String, Term> terms = new LinkedHashMap<>();
        for (Word word : Words.of(canonical(text), language)) {
            if (isWorthLooking(word, language)) {
                terms.putIfAbsent(word.form(), new Term(word.form(), word.surface(), partOf(word, most)));
            }
            if (terms.size() == MAX_TERMS) {
                break;
            }
        }
        return List.copyOf(terms.values());
    }

    /** Runs of words worth looking for, such as "antibiotic resistance"; where there is none, the words themselves. */
    static List<String> phrasesOf(String title, Language language) {
        List<String> phrases = new ArrayList<>();
        int runStart = 0;
        int runWords = 0;
        int lastEnd = 0;
        for (Word word : Words.of(title, language)) {
            int at = title.indexOf(word.surface(), lastEnd);
            boolean adjacent =
                    runWords > 0 && BESIDE.matcher(title.substring(lastEnd, at)).matches();
            boolean names = !isAspect(word) || adjacent || isName(word, at);
            boolean numbers = adjacent && NUMERAL.matcher(word.surface()).matches();
            boolean wanted = numbers || (names && isWorthLooking(word, language));
            boolean goesOn = wanted && adjacent && runWords < MAX_PHRASE_WORDS;
            if (runWords > 0 && !goesOn) {
                phrases.add(title.substring(runStart, lastEnd));
                runWords = 0;
            }
            if (wanted) {
                runStart = runWords == 0 ? at : runStart;
                runWords++;
            }
            lastEnd = at + word.surface().length();
        }
        if (runWords > 0) {
            phrases.add(title.substring(runStart, lastEnd));
        }
        return phrases.stream().distinct().limit(MAX_PHRASES).toList();
    }

    private static Term.Part partOf(Word word, Term.Part most) {
        return most == Term.Part.TOPIC && isAspect(word) ? Term.Part.ASPECT : most;
    }

    private static boolean isAspect(Word word) {
        return ASPECTS.contains(lower(word));
    }

    /** "World" in "World War" is part of a name; at the start of a title a capital says nothing. */
    private static boolean isName(Word word, int at) {
        return at > 0 && Character.isUpperCase(word.surface().codePointAt(0));
    }

    private static boolean isWorthLooking(Word word, Language language) {
        boolean oneLatinLetter = word.surface().length() == 1 && word.surface().charAt(0) < 0x250;
        return !oneLatinLetter && !ONLY_ASKING.contains(lower(word)) && !language.joinsWith(lower(word));
    }

    private static String lower(Word word) {
        return word.surface().toLowerCase(Locale.ROOT).replace('’', '\'');
    }

    private static String canonical(String text) {
        String canonical = text;
        for (Map.Entry<Pattern, String> other : OTHER_NAMES.entrySet()) {
            canonical = other.getKey().matcher(canonical).replaceAll(other.getValue());
        }
        return canonical;
    }

    private static Set<String> words(String resource) {
        try (InputStream stream = PromptWords.class.getResourceAsStream("/words/" + resource)) {
            if (stream == null) {
                throw new IllegalStateException("/words/" + resource + " is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Stream.of(line.split(" ", -1)))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void otherName(String regex, String name) {
        OTHER_NAMES.put(Pattern.compile("\\b(?:" + regex + ")(?!\\w)", Pattern.CASE_INSENSITIVE), name);
    }
}
