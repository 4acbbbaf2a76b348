package org.multichat.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.math.BigDecimal;
import java.nio.file.Files;
import org.multichat.stack.Stack;
import org.multichat.system.Client;

/** Where the money went, and who may say how much of it there is. */
@NeedsBrowser
class CostsIT {

    @Story
    void showWhatWasSpentOnWhatAndWhen(Look look, Page page, Stack stack, Client client) throws Exception {
        client.ask("Draw a badger under a tree");
        Visitor visitor = new Visitor(look, page, stack).open("/app/costs");

        assertThat(page.locator(".allowance-left")).containsText("left of $20.00");
        assertThat(page.locator("mc-spending")).containsText("Picture");
        Locator rows = page.locator("table.transactions tbody tr");
        assertThat(rows.first()).containsText("Draw a badger under a tree");
        assertThat(rows.first()).containsText("$0.04");
        visitor.station();

        page.getByLabel("Kind").selectOption("SONG");
        assertThat(page.locator("mc-transactions")).not().containsText("badger");
        page.getByLabel("Kind").selectOption("IMAGE");
        Download csv =
                page.waitForDownload(() -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("CSV"))
                        .click());
        assertThat(Files.readString(csv.path()))
                .contains("Draw a badger under a tree")
                .doesNotContain("SONG");

        rows.first().getByRole(AriaRole.BUTTON).click();
        assertThat(visitor.turns()).containsText("Draw a badger under a tree");
        visitor.mustHaveNothingToComplainAbout();
    }

    @Story
    void endAtTheLimitUntilItIsRaised(Look look, Page page, Stack stack, Client client) {
        client.ask("Draw a stork");
        BigDecimal spent = client.books().spent();
        Visitor visitor = new Visitor(look, page, stack).open("/app/costs");
        try {
            limit(visitor, spent.add(new BigDecimal("0.002")).toPlainString());
            assertThat(page.locator(".warning")).containsText("95 %");
            visitor.station();

            visitor.open("/app").field().fill("Draw a stork");
            assertThat(visitor.price()).containsText("does not fit: $0.002 left");
            visitor.field().press("Enter");
            assertThat(page.locator(".failure")).containsText("$0.002 would still fit");
            assertThat(page.locator(".failure")).containsText("Nothing");
            visitor.station();
        } finally {
            visitor.open("/app/costs");
            limit(visitor, "20");
        }
        visitor.open("/app").ask("Draw a stork");
        visitor.awaitEnd();
        visitor.mustHaveNothingToComplainAbout();
    }

    @Story
    void stopWhereAnAdministratorPausesThem(Look look, Page page, Stack stack) {
        Visitor visitor = new Visitor(look, page, stack).open("/app/costs");
        visitor.button("Pause").click();
        visitor.station();
        page.getByRole(AriaRole.DIALOG)
                .getByText("Pause", new Locator.GetByTextOptions().setExact(true))
                .click();
        try {
            assertThat(page.locator(".warning")).containsText("Paused");
            visitor.open("/app").ask("Draw a stork");
            assertThat(page.locator(".failure")).containsText("paused");
        } finally {
            visitor.open("/app/costs").button("Go on").click();
            page.getByRole(AriaRole.DIALOG)
                    .getByText("Go on", new Locator.GetByTextOptions().setExact(true))
                    .click();
        }
        assertThat(page.locator(".warning")).isHidden();
        visitor.mustHaveNothingToComplainAbout();
    }

    /** The account without a password is an administrator; this is the page of one that is not. */
    @Story
    void offerNothingToChangeToWhoMayNot(Look look, Page page, Stack stack) {
        page.route("**/api/v1/budget", route -> {
            APIResponse answer = route.fetch();
            String another = answer.text().replace("\"mayChange\":true", "\"mayChange\":false");
            route.fulfill(new Route.FulfillOptions().setResponse(answer).setBody(another));
        });

        Visitor visitor = new Visitor(look, page, stack).open("/app/costs");

        assertThat(page.locator(".allowance-left")).containsText("left of $20.00");
        assertThat(visitor.button("Limit")).hasCount(0);
        assertThat(visitor.button("Period")).hasCount(0);
        assertThat(visitor.button("Pause")).hasCount(0);
        visitor.mustHaveNothingToComplainAbout();
    }

    private static void limit(Visitor visitor, String dollars) {
        visitor.button("Limit").click();
        Locator field = visitor.page().getByLabel("Limit in US dollars");
        field.fill(dollars);
        field.press("Enter");
        assertThat(visitor.page().locator(".toast")).containsText("The limit is");
    }
}
