package org.multichat.research.openai;

import org.multichat.generator.provider.Work;
import org.multichat.provider.price.ModelPrice;
import org.multichat.research.question.Length;
import org.multichat.research.question.Questions;
import org.multichat.research.setting.ResearchConfig.Form;

/**
 * How a paper is made within its bounds: in how many sections, and how much each part may take. A model that thinks
 * writes about half of what it takes.
 *
 * @param sections none where it is written in one call
 * @param tokens what all parts together may take
 */
record PaperPlan(Length length, int sections, int tokens) {

    /** With less a section is a heading with a remark. */
    static final int LEAST_FOR_A_SECTION = 200;

    /** A sentence or two, and more than a provider refuses to be asked for. */
    static final int LEAST_TO_ASK_FOR = 64;

    private static final int PLANNED_FOR_A_SECTION = 300;
    private static final int LEAST_FOR_AN_OUTLINE = 600;
    private static final int LEAST_FOR_A_CONCLUSION = 300;

    /** The fullest paper that the bounds allow, within its length. */
    static PaperPlan of(Form form, Work work, Briefing briefing, Spending bounds) {
        Length length = Questions.of(work).length();
        for (int sections = form == Form.SINGLE ? 0 : sectionsOf(length);
                sections >= Outline.LEAST_SECTIONS;
                sections--) {
            PaperPlan plan = with(sections, length, briefing, bounds);
            if (plan.tokens >= plan.least()) {
                return plan;
            }
        }
        return with(0, length, briefing, bounds);
    }

    static PaperPlan with(int sections, Length length, Briefing briefing, Spending bounds) {
        return new PaperPlan(length, sections, bounds.outputFor(mostInput(sections, briefing), Spending.Kept.NOTHING));
    }

    /** All that the model can be given to read for such a paper, in tokens. */
    static long mostInput(int sections, Briefing briefing) {
        if (sections == 0) {
            return briefing.whole(Integer.MAX_VALUE).mostInputTokens();
        }
        Outline outline = Outline.largest(sections);
        String end =
                outline.title().repeat(1 + Briefing.MAX_END / outline.title().length());
        return briefing.outline(sections).mostInputTokens()
                + sections
                        * briefing.section(outline, 0, Integer.MAX_VALUE, end).mostInputTokens()
                + briefing.conclusion(outline, Integer.MAX_VALUE, end).mostInputTokens();
    }

    /** The most that this comes to by the price list; each call is rounded up. */
    long mostMicros(ModelPrice price, Briefing briefing) {
        return price.mostMicros(mostInput(sections, briefing), tokens) + calls();
    }

    int calls() {
        return sections == 0 ? 1 : sections + 2;
    }

    int outlineTokens() {
        return Math.max(LEAST_FOR_AN_OUTLINE, tokens * 3 / 10);
    }

    int conclusionTokens() {
        return Math.max(LEAST_FOR_A_CONCLUSION, tokens / 8);
    }

    int wordsOfSection(long share) {
        int wanted = switch (length) {
            case SHORT -> 120;
            case STANDARD -> 220;
            case LONG -> 350;
        };
        return Math.clamp(share * 3 / 8, 40, wanted);
    }

    int wordsOfConclusion() {
        return Math.clamp(conclusionTokens() * 3L / 8, 40, 150);
    }

    int wordsOfWhole() {
        int wanted = switch (length) {
            case SHORT -> 500;
            case STANDARD -> 1_300;
            case LONG -> 2_800;
        };
        return Math.clamp(tokens * 3L / 8, 80, wanted);
    }

    private int least() {
        return LEAST_FOR_AN_OUTLINE + sections * PLANNED_FOR_A_SECTION + LEAST_FOR_A_CONCLUSION;
    }

    private static int sectionsOf(Length length) {
        return switch (length) {
            case SHORT -> 3;
            case STANDARD -> 5;
            case LONG -> Outline.MOST_SECTIONS;
        };
    }
}
