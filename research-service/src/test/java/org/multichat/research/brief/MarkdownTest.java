package org.multichat.research.brief;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            value = {
                "plain words. → plain words.",
                "<b>bold</b> → &lt;b&gt;bold&lt;/b&gt;",
                "a *star* and _line_ → a \\*star\\* and \\_line\\_",
                "[text](javascript:x) → \\[text\\](javascript:x)",
                "![p](x) → !\\[p\\](x)",
                "see https://evil.example/a?b now → see (address left out) now",
                "see www.evil.example → see (address left out)",
                "fish &amp; chips & R&D → fish &amp;amp; chips & R&D",
                "# no heading → \\# no heading",
                "1984. A year → 1984\\. A year",
                "- no item → \\- no item",
                "> no quote → &gt; no quote",
                "`code` | cell → \\`code\\` \\| cell"
            })
    void showsWhatWasWritten(String text, String markdown) {
        assertThat(Markdown.escaped(text)).isEqualTo(markdown);
    }
}
