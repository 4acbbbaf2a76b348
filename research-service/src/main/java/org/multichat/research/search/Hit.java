package org.multichat.research.search;

import org.multichat.research.document.Document;
import org.multichat.research.document.Paragraph;

/**
 * A paragraph that deals with the question.
 *
 * @param relevance how well, from 0 to 1, the best paragraph having 1
 */
public record Hit(Document document, Paragraph paragraph, double relevance) {}
