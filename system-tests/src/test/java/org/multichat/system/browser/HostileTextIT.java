package org.multichat.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multichat.stack.Stack;
import org.multichat.system.Client;

/** What a model writes is a stranger's: it is shown, and it does nothing. */
@NeedsBrowser
class HostileTextIT {

    private static final String TALK = "01938e5c-7d59-7a33-8c0e-5b1a3a7f5c11";

    /** Every way to run something that we know of: one a paragraph, in a file that a reader can add to. */
    private static List<String> corpus() throws IOException {
        return Stream.of(Files.readString(Path.of("src/test/resources/hostile.md"))
                        .split("\n%%\n"))
                .toList();
    }

    @Story
    void runsNothingLoadsNothingAndSaysNothing(Look look, Page page, Stack stack) throws IOException {
        List<String> corpus = corpus();
        Visitor visitor = new Visitor(look, page, stack);
        page.addInitScript(
                "window.ran = []; window.alert = window.confirm = window.prompt = (it) => window.ran.push(it);");
        answerWith(page, String.join("\n\n", corpus) + "\n\n# Last heading\n");

        visitor.open("/app/c/" + TALK);
        assertThat(page.locator("mc-markdown h3").last()).hasText("Last heading");
        // What waits for a mouse or the focus gets both.
        page.evaluate("""
                () => document.querySelectorAll('mc-markdown *').forEach((element) => {
                  for (const type of ['mouseover', 'mouseenter', 'focus', 'load', 'error', 'toggle', 'animationstart']) {
                    element.dispatchEvent(new Event(type, {bubbles: true}));
                  }
                })""");
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");

        assertThat(corpus).hasSizeGreaterThan(60);
        assertThat(page.evaluate("window.ran")).isEqualTo(List.of());
        assertThat(forbidden(page)).isEmpty();
        visitor.mustBeQuiet();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<b>bold</b>", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>"})
    void showsWhatWasWrittenAsText(String markup, Page page, Stack stack) {
        Look look = Look.drawn().findFirst().orElseThrow();
        answerWith(page, "Before " + markup + " after");

        Visitor visitor = new Visitor(look, page, stack).open("/app/c/" + TALK);

        assertThat(page.locator("mc-markdown")).containsText("Before " + markup + " after");
        visitor.mustBeQuiet();
    }

    @ParameterizedTest
    @ValueSource(strings = {"# Tides\n\nThey come.\n\n##", "# Tides\n\nThey come.\n\n> ####\n\n##\n\nThey go."})
    void hasNoHeadingThatSaysNothing(String text, Page page, Stack stack) {
        Look look = Look.drawn().findFirst().orElseThrow();
        answerWith(page, text);

        Visitor visitor = new Visitor(look, page, stack).open("/app/c/" + TALK);

        assertThat(page.locator("mc-markdown")).containsText("They come.");
        assertThat(page.locator("mc-markdown :is(h1, h2, h3, h4, h5, h6)")).hasText(new String[] {"Tides"});
        visitor.mustHaveNothingToComplainAbout();
    }

    /** What could do something, or leads somewhere it should not. */
    @SuppressWarnings("unchecked")
    private static List<String> forbidden(Page page) {
        return (List<String>) page.evaluate("""
                () => [...document.querySelectorAll('mc-markdown *')].filter((element) => {
                  const tags = ['SCRIPT', 'IFRAME', 'OBJECT', 'EMBED', 'FORM', 'INPUT', 'STYLE', 'LINK', 'META', 'BASE', 'IMG', 'SVG', 'MATH', 'VIDEO', 'AUDIO', 'TEMPLATE'];
                  const names = element.getAttributeNames();
                  const href = element.getAttribute('href') ?? '';
                  return tags.includes(element.tagName.toUpperCase())
                    || names.some((name) => name.startsWith('on') || ['style', 'id', 'name', 'src', 'srcdoc', 'action', 'formaction', 'xlink:href'].includes(name))
                    || (href !== '' && !/^(https?:|mailto:|#)/i.test(href))
                    || (element.tagName === 'A' && element.target === '_blank' && !element.rel.includes('noopener'));
                }).map((element) => element.outerHTML)""");
    }

    /** A conversation with one paper, as a model at its worst would have written it. */
    private static void answerWith(Page page, String text) {
        Map<String, ?> turn = Map.of(
                "id", "01938e5c-7d5a-7cc3-98c4-dc0c0c07398f",
                "conversationId", TALK,
                "prompt", "<img src=x onerror=alert('prompt')>",
                "state", "DONE",
                "modality", "RESEARCH",
                "createdAt", "2026-11-26T18:00:00Z",
                "text", text);
        Map<String, ?> talk = Map.of(
                "id", TALK,
                "title", "<script>alert('title')</script>",
                "createdAt", "2026-11-26T18:00:00Z",
                "updatedAt", "2026-11-26T18:00:00Z",
                "turns", List.of(turn));
        page.route(
                "**/api/v1/conversations/" + TALK + "*",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody(Client.body(talk))));
    }
}
