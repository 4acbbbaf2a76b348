package org.multichat.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.multichat.stack.Part;
import org.multichat.stack.Stack;

/** Somebody at the page, who notices what the console says and where the page asks for something. */
final class Visitor {

    /** A song is composed and played on a busy machine; everything else is faster. */
    private static final double PATIENCE_MILLIS = 60_000;

    private final Page page;
    private final URI gateway;
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<String> strangers = new CopyOnWriteArrayList<>();
    private Look look;

    Visitor(Look look, Page page, Stack stack) {
        this(look, page, stack.url(Part.GATEWAY));
    }

    Visitor(Look look, Page page, URI gateway) {
        this.look = look;
        this.page = page;
        this.gateway = gateway;
        look.of(page);
        page.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
        page.onPageError(error -> complaints.add("uncaught: " + error));
        page.onDialog(dialog -> {
            complaints.add("dialog: " + dialog.message());
            dialog.dismiss();
        });
        page.onRequest(request -> {
            URI url = URI.create(request.url().replaceAll("[ \"<>{}|\\\\^`].*", ""));
            if (!"blob".equals(url.getScheme()) && !gateway.getAuthority().equals(url.getAuthority())) {
                strangers.add(request.url());
            }
        });
    }

    Page page() {
        return page;
    }

    Visitor open(String path) {
        page.navigate(gateway.resolve(path).toString());
        assertThat(page.locator("mc-budget button")).isVisible();
        return this;
    }

    /** Goes on with another window, or another screen. */
    Visitor with(Look another) {
        look = another;
        look.of(page);
        return this;
    }

    /** Begins a new conversation. */
    Visitor begin() {
        side();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("New").setExact(true))
                .click();
        assertThat(page.getByText("What shall we make?")).isVisible();
        return this;
    }

    /** Where the conversations and pages are: on a phone that has to be opened first. */
    Visitor side() {
        if (look.isNarrow()) {
            button("Conversations and pages").click();
        }
        assertThat(page.locator(".side")).isInViewport();
        return this;
    }

    Locator field() {
        return page.getByLabel("What do you want?");
    }

    Locator price() {
        return page.locator(".composer-price");
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator turns() {
        return page.locator("mc-turn");
    }

    Visitor ask(String prompt) {
        field().fill(prompt);
        field().press("Enter");
        return this;
    }

    /** Until the newest turn has its receipt. */
    Locator awaitEnd() {
        Locator turn = turns().last();
        assertThat(turn.locator("article[aria-busy=false] .receipt"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MILLIS));
        return turn;
    }

    /** Which conversation is open, by the address. */
    String conversation() {
        page.waitForURL("**/app/c/*");
        return page.url().replaceFirst(".*/app/c/", "");
    }

    /** Something in one of the menus, by its name. */
    void choose(String menu, String item) {
        Locator opens = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(menu));
        opens.click();
        assertThat(opens).hasAttribute("aria-expanded", "true");
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(item))
                .press("Enter");
    }

    /** What a machine can see of how the page looks: nothing is wider than the window, axe-core finds nothing. */
    Visitor station() {
        assertThat((Boolean) page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
                .as("it fits into %s", look)
                .isTrue();
        mustBeAccessible();
        return this;
    }

    /** The same, with a picture in {@code target/pages} for people to look at. */
    Visitor station(String name) {
        station();
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/pages/%s-%s.png".formatted(name, look))));
        return this;
    }

    /** Nothing is wrong with the page as it is now, and nothing went wrong on the way here. */
    void mustHaveNothingToComplainAbout() {
        station();
        mustBeQuiet();
    }

    /** The console is empty, and nothing was asked for elsewhere. */
    void mustBeQuiet() {
        assertThat(complaints).isEmpty();
        assertThat(strangers).as("asked for elsewhere").isEmpty();
    }

    void forgetComplaints() {
        complaints.clear();
    }

    /** No fault by the rules of axe-core, for WCAG 2.2 AA and its best practice. */
    private void mustBeAccessible() {
        var found = new AxeBuilder(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                .analyze()
                .getViolations();
        assertThat(found.stream()
                        .map(rule -> rule.getId() + ": "
                                + rule.getNodes().stream()
                                        .map(node -> node.getHtml() + " " + node.getFailureSummary())
                                        .toList())
                        .toList())
                .isEmpty();
    }
}
