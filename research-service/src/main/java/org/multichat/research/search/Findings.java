package org.multichat.research.search;

import java.util.List;
import java.util.Map;
import org.multichat.research.document.Document;
import org.multichat.research.question.Term;

/**
 * What is at hand on a question.
 *
 * @param documents that deal with it, best first; empty where none does
 * @param hits their paragraphs, by document and then in reading order; where no document deals with it, the paragraphs
 *     that come nearest, best first
 * @param weights what each term's form counts for: the rarer, the more
 * @param missing terms that stand in none of these documents
 */
public record Findings(List<Document> documents, List<Hit> hits, Map<String, Double> weights, List<Term> missing) {

    public Findings {
        documents = List.copyOf(documents);
        hits = List.copyOf(hits);
        weights = Map.copyOf(weights);
        missing = List.copyOf(missing);
    }

    public boolean isEmpty() {
        return documents.isEmpty();
    }
}
