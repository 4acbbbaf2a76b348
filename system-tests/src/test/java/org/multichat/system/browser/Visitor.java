package org.multichat.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
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

    Visitor(Page page, Stack stack) {
        this(page, stack.url(Part.GATEWAY));
    }

    Visitor(Page page, URI gateway) {
        this.page = page;
        this.gateway = gateway;
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

    void mustHaveNothingToComplainAbout() {
        assertThat(complaints).isEmpty();
        assertThat(strangers).as("asked for elsewhere").isEmpty();
    }

    void forgetComplaints() {
        complaints.clear();
    }

    /** No fault by the rules of axe-core, for WCAG 2.2 AA and its best practice. */
    void mustBeAccessible() {
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
