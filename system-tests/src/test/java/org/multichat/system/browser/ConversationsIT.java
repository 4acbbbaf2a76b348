package org.multichat.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.multichat.stack.Stack;
import org.multichat.system.Client;

/** What was said is found again, put right, tried again, and thrown away. */
@NeedsBrowser
class ConversationsIT {

    @Test
    void areFoundRenamedDeletedAndBroughtBack(Page page, Stack stack, Client client) {
        client.ask("Draw a heron in the reeds");
        Visitor visitor = new Visitor(page, stack).open("/app");
        page.getByLabel("Search conversations").fill("heron");
        Locator entries = page.locator(".entry");
        assertThat(entries).hasCount(1);

        choose(page, "More for Draw a heron in the reeds", "Rename");
        page.getByLabel("Title").fill("My heron");
        visitor.mustBeAccessible();
        page.getByLabel("Title").press("Enter");
        assertThat(entries).containsText("My heron");

        choose(page, "More for My heron", "Delete");
        assertThat(entries).hasCount(0);
        visitor.button("Undo").click();
        assertThat(entries).containsText("My heron");

        entries.getByRole(AriaRole.LINK).click();
        assertThat(visitor.turns()).containsText("Draw a heron in the reeds");
        visitor.mustHaveNothingToComplainAbout();
    }

    @Test
    void haveVersionsOneCanSwitchBetween(Page page, Stack stack, Client client) {
        Visitor visitor = new Visitor(page, stack).open("/app").ask("Draw a red boat");
        visitor.awaitEnd();

        visitor.button("Make another").click();
        assertThat(page.locator(".branches")).containsText("2 / 2");
        visitor.awaitEnd();
        visitor.button("Edit prompt").click();
        page.getByLabel("Edit prompt").last().fill("Draw a blue boat");
        page.getByLabel("Edit prompt").last().press("Enter");
        assertThat(page.locator(".branches")).containsText("3 / 3");
        visitor.awaitEnd();

        assertThat(visitor.turns()).hasCount(1);
        assertThat(page.locator(".bubble")).hasText("Draw a blue boat");
        visitor.button("Version before").click();
        assertThat(page.locator(".bubble")).hasText("Draw a red boat");
        assertThat(page.locator(".branches")).containsText("2 / 3");
        JsonNode turns = client.get("/api/v1/conversations/" + visitor.conversation())
                .json()
                .path("turns");
        assertThat(turns).hasSize(3).noneMatch(turn -> turn.has("parent"));
        visitor.mustBeAccessible();
        visitor.mustHaveNothingToComplainAbout();
    }

    @Test
    void tellOfATurnThatEndsElsewhere(Page page, Stack stack) {
        Visitor visitor = new Visitor(page, stack).open("/app").ask("Write a report on the causes of World War I");
        assertThat(page.locator("mc-markdown h3")).isVisible();
        String conversation = visitor.conversation();

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("New").setExact(true))
                .click();
        assertThat(page.getByText("What shall we make?")).isVisible();
        visitor.button("Open").click();

        page.waitForURL("**/app/c/" + conversation);
        visitor.awaitEnd();
        visitor.mustHaveNothingToComplainAbout();
    }

    private static void choose(Page page, String menu, String item) {
        Locator button = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(menu));
        button.click();
        assertThat(button).hasAttribute("aria-expanded", "true");
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(Pattern.compile(item)))
                .press("Enter");
    }
}
