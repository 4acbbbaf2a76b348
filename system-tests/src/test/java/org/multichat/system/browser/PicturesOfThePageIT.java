package org.multichat.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Locale;
import org.multichat.stack.Stack;

/**
 * Pictures of every page and state in {@code target/pages}, for people to look at: text asserts see neither what lies
 * over what, nor what is ugly. What a machine can see is asserted: nothing is wider than the window, and axe-core finds
 * nothing.
 */
@NeedsBrowser
class PicturesOfThePageIT {

    @Story
    void areTakenOfEveryPageAndState(Look look, Page page, Stack stack) {
        Visitor visitor = new Visitor(look, page, stack);
        ofTheChat(visitor);
        ofMoney(visitor);
        visitor.mustBeQuiet();
        ofTroubles(visitor, look);
    }

    private static void ofTheChat(Visitor visitor) {
        Page page = visitor.open("/app").page();
        visitor.station("1-empty");

        visitor.field().fill("Draw a lighthouse by the sea at night with a full moon");
        assertThat(visitor.price()).containsText("$0.04");
        visitor.station("2-price");
        choose(page, "Picture");
        visitor.button("Options").click();
        for (String kind : List.of("Picture", "Song", "Paper")) {
            choose(page, kind);
            assertThat(page.locator("mc-options label").first()).isVisible();
            assertThat(visitor.price()).containsText("$0.0");
            visitor.station("2-options-" + kind.toLowerCase(Locale.ROOT));
        }
        choose(page, "Auto");
        visitor.field().press("Enter");
        assertThat(visitor.awaitEnd().locator(".picture-frame.is-there")).isVisible();
        visitor.station("3-picture");
        page.locator(".picture-frame").click();
        visitor.station("3-picture-enlarged");
        page.keyboard().press("Escape");
        visitor.button("Edit prompt").click();
        assertThat(page.getByLabel("Edit prompt")).isInViewport();
        visitor.station("3-prompt-edited");
        visitor.button("Cancel").click();

        visitor.ask("Write a calm piano waltz about an evening by the sea");
        visitor.awaitEnd().locator(".receipt summary").click();
        visitor.station("4-song-with-receipt");

        visitor.ask("Write a report on the causes of World War I");
        assertThat(page.locator("mc-markdown h4").first()).isVisible();
        visitor.station("5-paper-grows");
        Locator paper = visitor.awaitEnd();
        paper.locator(".outline summary").click();
        paper.locator(".outline").scrollIntoViewIfNeeded();
        visitor.station("6-paper-with-outline");
    }

    private static void choose(Page page, String kind) {
        page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(kind))
                .check();
    }

    private static void ofMoney(Visitor visitor) {
        Page page = visitor.page();
        visitor.open("/app").ask("hello");
        assertThat(visitor.turns()).containsText("What should");
        visitor.station("7-question");
        page.locator("mc-budget button").click();
        visitor.station("8-budget");
        page.keyboard().press("Escape");

        visitor.open("/app/costs");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Transactions")))
                .isVisible();
        assertThat(page.locator("table.transactions tbody tr").first()).isVisible();
        visitor.station("9-costs");
        page.locator("table.transactions tbody tr").last().scrollIntoViewIfNeeded();
        visitor.station("9-transactions");
    }

    private static void ofTroubles(Visitor visitor, Look look) {
        Page page = visitor.page();
        visitor.open("/app/nowhere");
        visitor.station("10-nowhere");
        visitor.open("/app/c/01938e5c-7d59-7a33-8c0e-5b1a3a7f5c99");
        assertThat(page.getByText("There is no such conversation")).isVisible();
        visitor.station("11-missing");
        visitor.open("/app");
        page.context().setOffline(true);
        visitor.ask("Draw a hare");
        assertThat(page.locator(".failure")).containsText("Not sent");
        visitor.station("12-offline");
        page.context().setOffline(false);
        if (look.isNarrow()) {
            visitor.side().station("13-side");
        }
    }
}
