package org.multichat.research.brief;

import java.util.List;
import org.multichat.research.question.Question;
import org.multichat.research.search.Findings;
import org.multichat.research.search.Searchable;

/** Writes a brief out of what is at hand: a function of the question and the documents, and of nothing else. */
public final class BriefWriter {

    private final int mostWords;
    private final boolean hasFolder;

    /**
     * @param mostWords the whole brief is not longer, except for its frame
     * @param hasFolder whether the person has named a folder of documents
     */
    public BriefWriter(int mostWords, boolean hasFolder) {
        this.mostWords = mostWords;
        this.hasFolder = hasFolder;
    }

    public Brief write(Question question, Searchable documents, Findings findings) {
        Pages pages = new Pages(question, documents.corpus(), findings, hasFolder);
        Selecting selecting = new Selecting(question.length(), findings, new Ranking(question, findings));
        if (findings.isEmpty()) {
            return pages.withNothing(selecting.near());
        }
        Selection selection = selecting.select();
        Brief brief = pages.of(selection);
        while (brief.words() > mostWords && !selection.isEmpty()) {
            selection = selection.shorter();
            brief = pages.of(selection);
        }
        return selection.isEmpty() ? pages.withNothing(List.of()) : brief;
    }
}
