package org.multichat.research.brief;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multichat.generator.provider.Work;
import org.multichat.research.Works;
import org.multichat.research.document.Corpus;
import org.multichat.research.intake.Shelf;
import org.multichat.research.question.Question;
import org.multichat.research.question.Questions;
import org.multichat.research.search.Searchable;

class BriefTest {

    private static final Corpus CORPUS = new Corpus(Shelf.documents(), List.of());
    private static final Searchable LIBRARY = new Searchable(CORPUS);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I need an essay on the causes of World War I with references",
                "Give me a report on the economic impact of tourism in Iceland",
                "What are the leading causes of antibiotic resistance and how is it being addressed?",
                "background paper on microplastics in drinking water",
                "What is the current state of the quantum computing startup landscape?",
                "Investigate how sleep affects memory consolidation",
                "What are the main theories about why the Roman Empire fell?",
                "research the history of the printing press",
                "compare renewable energy policies in Germany and France",
                "photosynthesis",
                "black holes",
                "how do vaccines train the immune system",
                "Write a research paper about climate change",
                "inflation and what central banks do about it",
                "artificial intelligence and large language models",
                "Write a paper about the history of opera"
            })
    void quotesWordForWordOnceAndWithTheRightSource(String prompt) {
        ReadBrief brief = brief(prompt);

        assertThat(brief.quotes())
                .hasSizeGreaterThan(6)
                .allSatisfy(cited ->
                        assertThat(brief.paragraph(CORPUS, cited).text()).contains(cited.sentences()));
        assertThat(brief.sentences(CORPUS))
                .doesNotHaveDuplicates()
                .allSatisfy(sentence -> assertThat(sentence).matches("(?s)[\\p{Lu}\\p{N}\"“].*[.!]\"?"));
        assertThat(brief.citations())
                .allSatisfy(cited ->
                        assertThat(cited.source()).isBetween(1, brief.sources().size()));
        assertThat(brief.headings())
                .containsExactly(
                        "Summary",
                        "Background",
                        "Findings",
                        "Points of tension and open questions",
                        "Search strings for going on",
                        "Sources");
    }

    @Test
    void saysAtItsTopWhatItIs() {
        assertThat(brief("Write a paper about the history of opera").text())
                .startsWith(
                        "# Research brief: The history of opera\n\n> **How this was made.** Extractive, and made without a"
                                + " language model, from 16 documents at hand (the built-in library). It is not a literature review.");
    }

    @Test
    void saysSoWhenNothingIsAtHandAndHelpsAllTheSame() {
        ReadBrief brief = brief("a detailed overview of CRISPR gene editing");

        assertThat(brief.text())
                .contains("None of them deals with this question")
                .contains("Definition: what exactly is meant, and what is not? → *no source at hand*")
                .contains("- `\"CRISPR gene editing\" AND (review OR survey)`")
                .contains("- Antibiotic resistance\n");
        assertThat(brief.quotes()).isEmpty();
        assertThat(brief.headings())
                .containsExactly(
                        "Question tree", "Outline for a paper", "Search strings for going on", "Documents at hand");
    }

    @Test
    void quotesTheOneSentenceThatTouchesOnAQuestionWithWhichNothingDeals() {
        ReadBrief brief = brief("What does the EU AI Act require from high-risk AI system providers?");

        assertThat(brief.quotes())
                .extracting(ReadBrief.Cited::sentences)
                .containsExactly(
                        "The European Union adopted the AI Act in 2024, which sets stricter duties for AI systems that"
                                + " it regards as a high risk.");
        assertThat(brief.sources()).containsExactly("Artificial intelligence (AI) and language models");
    }

    @Test
    void namesTheWordsThatNoSourceMentions() {
        assertThat(brief("compare renewable energy policies in Germany and France")
                        .text())
                .contains("“Germany”: not mentioned in the sources of this brief; *no source at hand*")
                .contains("`\"Renewable energy policies\" AND \"Germany\" AND \"France\"`");
    }

    @Test
    void turnsToWhatAFollowUpAsks() {
        Work work = Works.of("focus on the economics", Map.of(), List.of(Works.paper("a paper on climate change")));

        String text = write(work, 3_000).text();

        assertThat(text).startsWith("# Research brief: Climate change — the economics\n");
        assertThat(text.substring(text.indexOf("## Summary"), text.indexOf("## Background")))
                .contains("which economists call an external cost");
    }

    @Test
    void isAsLongAsAsked() {
        int shorter = words("short");
        int standard = words("standard");
        int longer = words("long");

        assertThat(shorter).isLessThan(standard - 100);
        assertThat(longer).isGreaterThan(standard + 100);
    }

    @ParameterizedTest
    @ValueSource(ints = {600, 650, 700, 800})
    void neverExceedsItsBound(int mostWords) {
        Work work = Works.of("Write a research paper about climate change", Map.of("length", "long"), List.of());

        Brief brief = write(work, mostWords);

        assertThat(brief.words()).isLessThanOrEqualTo(mostWords);
        assertThat(new ReadBrief(brief.text()).quotes()).isNotEmpty();
    }

    @Test
    void takesTheLongestPromptThereIs() {
        String prompt = "Microplastics in rivers. "
                + "Consider what the fishermen of the lower valley say about it. ".repeat(66);

        ReadBrief brief = brief(prompt.substring(0, 4_000));

        assertThat(brief.sources()).containsExactly("Microplastics");
        assertThat(brief.text()).startsWith("# Research brief: Microplastics in rivers\n");
    }

    @Test
    void tellsThatTheLibraryIsInEnglish() {
        ReadBrief brief = brief("Schreibe einen Aufsatz über die Ursachen der Inflation und was dagegen hilft");

        assertThat(brief.text()).contains("does not seem to be in English");
        assertThat(brief.sources()).contains("Inflation");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script> opera",
                "opera ![x](http://evil.example/x.png) [click](javascript:alert(1))",
                "opera `code` **bold** | table | &lt;img onerror=1&gt;",
                "opera\n\n# Another title\n\n- [ ] item"
            })
    void showsAHostilePromptAndNeverObeysIt(String prompt) {
        String text = brief(prompt).text();

        assertThat(text).doesNotContain("<script", "<img", "http://", "![").doesNotContainPattern("(?<!\\\\)]\\(");
        assertThat(text.lines().filter(line -> line.startsWith("# "))).hasSize(1);
        assertThat(text.replaceAll("(?m)^- `[^`\n]*`$", "")).doesNotContainPattern("(?<!\\\\)`");
    }

    private static int words(String length) {
        return write(
                        Works.of("Write a research paper about climate change", Map.of("length", length), List.of()),
                        3_000)
                .words();
    }

    private static ReadBrief brief(String prompt) {
        return new ReadBrief(write(Works.of(prompt), 3_000).text());
    }

    private static Brief write(Work work, int mostWords) {
        Question question = Questions.of(work);
        return new BriefWriter(mostWords, false).write(question, LIBRARY, LIBRARY.find(question));
    }
}
