package org.multichat.research.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.multichat.research.document.Document;
import org.multichat.research.document.Paragraph;

class ShelfTest {

    @Test
    void holdsArticlesWithTitlesSectionsAndNoSentenceTwice() {
        assertThat(Shelf.documents()).hasSize(16).allSatisfy(article -> {
            assertThat(article.paragraphs()).hasSizeGreaterThanOrEqualTo(7);
            assertThat(article.paragraphs().getFirst().heading()).isNull();
            assertThat(article.paragraphs().stream().skip(1))
                    .extracting(Paragraph::heading)
                    .doesNotContainNull();
        });
        assertThat(Shelf.documents().stream()
                        .map(Document::paragraphs)
                        .flatMap(
                                paragraphs -> paragraphs.stream().flatMap(paragraph -> paragraph.sentences().stream())))
                .doesNotHaveDuplicates();
    }
}
