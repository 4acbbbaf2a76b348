package org.multichat.research.openai;

import org.jspecify.annotations.Nullable;
import org.multichat.generator.provider.Failure;
import org.multichat.generator.provider.Output;
import org.multichat.provider.openai.ModelAnswer;
import org.multichat.provider.openai.ModelRequest;

/**
 * Has one paper written: its outline, its sections in order, its conclusion. Where the bound comes near, sections are
 * left out and the conclusion is written with what was kept back for it, so that it ends as a paper.
 */
final class PaperWriter {

    private final Briefing briefing;
    private final PaperPlan plan;
    private final Parts parts;
    private final Account account;
    private final Spending spending;
    private final Output output;
    private final Manuscript manuscript;

    PaperWriter(Briefing briefing, PaperPlan plan, Parts parts, Account account, Output output) {
        this.briefing = briefing;
        this.plan = plan;
        this.parts = parts;
        this.account = account;
        this.spending = account.spending();
        this.output = output;
        this.manuscript = new Manuscript(output);
    }

    /** @param subject its title where the model gives it none */
    void write(String subject) throws Failure, InterruptedException {
        Outline outline = plan.sections() == 0 ? null : outline();
        if (outline == null) {
            whole(subject);
        } else {
            inSections(outline);
        }
        if (manuscript.isEmpty()) {
            throw account.failed(PaperProblems.empty());
        }
        manuscript.deliver(outline == null ? subject : outline.title());
        account.settle();
    }

    private @Nullable Outline outline() throws Failure, InterruptedException {
        ModelRequest request = briefing.outline(plan.sections());
        StringBuilder json = new StringBuilder();
        int most = Math.min(spending.outputFor(request.mostInputTokens(), Spending.Kept.NOTHING), plan.outlineTokens());
        parts.ask(
                Kind.OUTLINE,
                Model.bounded(request, most),
                () -> output.progress("outlining", 0.0, "planning the paper"),
                json::append);
        return Outline.read(json.toString(), parts.sections()).orElse(null);
    }

    private void inSections(Outline outline) throws Failure, InterruptedException {
        manuscript.block("# " + outline.title());
        if (!outline.summary().isEmpty()) {
            manuscript.block(outline.summary());
        }
        ModelRequest longest =
                briefing.conclusion(outline, plan.wordsOfConclusion(), "\u20AC".repeat(Briefing.MAX_END));
        Spending.Kept kept = new Spending.Kept(longest.mostInputTokens(), plan.conclusionTokens());
        int all = outline.sections().size();
        for (int at = 0; at < all; at++) {
            long share = Math.max(0, spending.tokensLeft() - kept.output()) / (all - at);
            ModelRequest request =
                    briefing.section(outline, at, plan.wordsOfSection(share), manuscript.end(Briefing.MAX_END));
            // Half as much again as its share: a section that gets long is better than one that is cut.
            int most = (int) Math.min(spending.outputFor(request.mostInputTokens(), kept), share * 3 / 2);
            if (!parts.isNext(Kind.SECTION, most >= PaperPlan.LEAST_FOR_A_SECTION)) {
                break;
            }
            String heading = outline.sections().get(at).heading();
            passage(Kind.SECTION, Model.bounded(request, most), heading, (double) at / (all + 1), heading);
        }
        ModelRequest request = briefing.conclusion(outline, plan.wordsOfConclusion(), manuscript.end(Briefing.MAX_END));
        int most = spending.outputFor(request.mostInputTokens(), Spending.Kept.NOTHING);
        if (parts.isNext(Kind.CONCLUSION, most >= PaperPlan.LEAST_TO_ASK_FOR)) {
            String heading = outline.conclusion();
            passage(Kind.CONCLUSION, Model.bounded(request, most), heading, (double) all / (all + 1), heading);
        }
    }

    /** By one call: so it is wanted, or no more can be afforded, or the model has planned nothing that can be read. */
    private void whole(String subject) throws Failure, InterruptedException {
        ModelRequest request = briefing.whole(plan.wordsOfWhole());
        int most = spending.outputFor(request.mostInputTokens(), Spending.Kept.NOTHING);
        if (parts.isNext(Kind.WHOLE, most >= PaperPlan.LEAST_TO_ASK_FOR)) {
            passage(Kind.WHOLE, Model.bounded(request, most), null, 0.0, subject);
        }
    }

    /** @param done the fraction of the paper that stands before it */
    private void passage(Kind kind, ModelRequest request, @Nullable String heading, double done, String message)
            throws Failure, InterruptedException {
        Manuscript.Passage passage = manuscript.passage(heading);
        ModelAnswer answer = parts.ask(kind, request, () -> output.progress("writing", done, message), passage::add);
        passage.end(answer.status() == ModelAnswer.Status.COMPLETED);
    }
}
