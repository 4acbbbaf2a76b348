package org.multichat.research.brief;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The sides from which any subject can be asked about, and the words by which a text shows that it speaks of one. */
enum Aspect {
    DEFINITION(
            "Definition",
            "what exactly is meant, and what is not?",
            "\\b(?:is (?:a|an|the|any) |are (?:a|an|the) |defin\\w+|known as|refers? to|called|means|consists? of)"),
    ORIGINS(
            "Origins",
            "when, where and how did it begin?",
            "\\b(?:histor\\w+|origin\\w*|began|beg[iu]n\\w*|century|centuries|first|early|invent\\w+|discover\\w+|1[0-9]{3})\\b"),
    CAUSES(
            "Causes",
            "what brings it about or drives it?",
            "\\b(?:caus\\w+|because|driv(?:e|en|es|ing|ers?)|due to|led to|leads? to|result\\w* from|reasons?|factors?|explanations?|drew|brought|contribut\\w+|made it likely|grew out of|set off)\\b"),
    MECHANISM(
            "Mechanism",
            "how does it work, step by step?",
            "\\b(?:mechanism\\w*|process\\w*|works?|function\\w*|converts?|produc\\w+|by means of|structure\\w*|steps?|stages?|molecul\\w+|methods?)\\b"),
    EFFECTS(
            "Effects",
            "what follows from it, and for whom?",
            "\\b(?:effects?|affect\\w*|consequence\\w*|impacts?|result\\w*|harm\\w*|benefit\\w*|influenc\\w+|chang(?:e|ed|es)|damage\\w*)\\b"),
    COSTS(
            "Costs",
            "what does it cost, what does it earn, and who pays?",
            "\\b(?:costs?|price\\w*|econom\\w+|income\\w*|revenue\\w*|spend\\w*|money|invest\\w+|jobs?|market\\w*|financ\\w+|paid|pays?)\\b"),
    PLACES(
            "Places",
            "how does it differ from country to country?",
            "\\b(?:countr(?:y|ies)|region\\w*|Europe\\w*|Asia\\w*|Africa\\w*|America\\w*|China|India|Britain|German\\w*|France|Italy|Ital\\w+|Japan|United States|worldwide|tropic\\w*|Arctic)\\b"
                    + "|(?-i:\\bin (?!January|February|March|April|May|June|July|August|September|October|November|December|REM|C4|C3)[A-Z]\\w+)"),
    EVIDENCE(
            "Evidence",
            "how is it measured, and how sure can one be?",
            "\\b(?:evidence|measur\\w+|data|stud(?:y|ies)|experiment\\w*|observ\\w+|estimat\\w+|trials?|research\\w*|uncertain\\w*|test(?:s|ed)?)\\b"),
    OUTLOOK(
            "Outlook",
            "what is expected or planned next?",
            "\\b(?:future|project(?:ed|ions?)|expect\\w*|forecast\\w*|plan(?:s|ned)?|will|goals?|targets?|by 20[3-9]\\d|remains? to|challenges?)\\b");

    private final String word;
    private final String question;
    private final Pattern cues;

    Aspect(String word, String question, String cues) {
        this.word = word;
        this.question = question;
        this.cues = Pattern.compile(cues, Pattern.CASE_INSENSITIVE);
    }

    String word() {
        return word;
    }

    String question() {
        return question;
    }

    /** The sides from which a question asks. */
    static Set<Aspect> askedIn(String title) {
        return Arrays.stream(values())
                .filter(aspect -> aspect != DEFINITION && aspect.cuesIn(title) > 0)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Aspect.class)));
    }

    long cuesIn(String text) {
        return cues.matcher(text).results().count();
    }
}
