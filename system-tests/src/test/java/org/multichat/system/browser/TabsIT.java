package org.multichat.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.regex.Pattern;
import org.multichat.stack.Stack;
import org.multichat.system.Client;

/** One person with several tabs, of which one at the most is looked at. */
@NeedsBrowser
class TabsIT {

    private static final String PAPER = "Write a report on the causes of World War I";
    private static final Duration TO_THE_END = Duration.ofMinutes(1);

    @Story
    void showWhatIsAskedForInAnother(Look look, Page page, Stack stack) {
        Visitor one = new Visitor(look, page, stack).open("/app").ask("Draw a hedgehog");
        one.awaitEnd();
        Visitor other = beside(one, look, stack);
        other.awaitEnd();

        one.ask(PAPER);
        assertThat(other.turns()).hasCount(2);
        assertThat(other.page().locator("mc-paper .is-growing")).isVisible();
        other.awaitEnd();
        one.awaitEnd();
        assertThat(other.page().locator(".paper-end")).hasText(words(one));
        other.station();

        other.ask("hello");
        assertThat(one.turns()).hasCount(3);
        assertThat(one.turns().last()).containsText("What should “hello” become?");
        one.mustHaveNothingToComplainAbout();
        other.mustHaveNothingToComplainAbout();
    }

    @Story
    void followARenamingADeletionAndItsUndoing(Look look, Page page, Stack stack) {
        Visitor one = new Visitor(look, page, stack).open("/app").ask("Draw a spoonbill");
        one.awaitEnd();
        Visitor other = beside(one, look, stack);
        assertThat(title(other, "Draw a spoonbill")).isVisible();

        String title = "My spoonbill, " + look;
        one.side().choose("More for Draw a spoonbill", "Rename");
        page.getByLabel("Title").fill(title);
        page.getByLabel("Title").press("Enter");
        assertThat(title(one, title)).isVisible();
        assertThat(title(other, title)).isVisible();
        assertThat(other.page().locator(".entry").first()).containsText(title);

        one.choose("More for " + title, "Delete");
        assertThat(other.page().getByText("There is no such conversation")).isVisible();
        other.station();

        one.button("Undo").click();
        assertThat(other.turns()).containsText("Draw a spoonbill");
        other.mustHaveNothingToComplainAbout();
    }

    @Story
    void tellWhoLooksElsewhereThatATurnHasEnded(Look look, Page page, Stack stack, Client client) {
        Visitor visitor = new Visitor(look, page, stack).open("/app").ask(PAPER);
        assertThat(page.locator("mc-markdown h4").first()).isVisible();
        String conversation = visitor.conversation();

        look(page, false);
        await().atMost(TO_THE_END)
                .until(() -> client.get("/api/v1/conversations/" + conversation)
                        .json()
                        .path("turns")
                        .path(0)
                        .path("state")
                        .asText()
                        .equals("DONE"));

        assertThat(page).hasTitle(Pattern.compile("^\\(1\\) " + PAPER));
        assertThat(page.locator(".toast")).containsText("Paper is ready");
        look(page, true);
        assertThat(page).hasTitle(Pattern.compile("^" + PAPER));
        assertThat(page.locator(".toast")).containsText("Paper is ready");
        visitor.awaitEnd();
        visitor.mustHaveNothingToComplainAbout();
    }

    /** The same conversation in one more tab of the same browser. */
    private static Visitor beside(Visitor one, Look look, Stack stack) {
        String conversation = one.conversation();
        return new Visitor(look, one.page().context().newPage(), stack).open("/app/c/" + conversation);
    }

    private static Locator title(Visitor visitor, String title) {
        return visitor.page()
                .getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName(title).setLevel(1).setExact(true));
    }

    /** How many words the paper has. */
    private static String words(Visitor visitor) {
        return visitor.page().locator(".paper-end").textContent();
    }

    /** Without a window every tab is looked at all the time; the page is told that it is not. */
    private static void look(Page page, boolean looks) {
        page.evaluate("""
                (looks) => {
                  Object.defineProperty(document, 'hidden', {configurable: true, get: () => !looks});
                  document.dispatchEvent(new Event('visibilitychange'));
                }""", looks);
    }
}
