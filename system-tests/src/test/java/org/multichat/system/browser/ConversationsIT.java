package org.multichat.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.multichat.stack.Stack;
import org.multichat.system.Answer;
import org.multichat.system.Client;

/** What was said is found again, put right, tried again, and thrown away. */
@NeedsBrowser
class ConversationsIT {

    @Story
    void areFoundRenamedDeletedAndBroughtBack(Look look, Page page, Stack stack, Client client) {
        // One for each look: what was renamed before is still there.
        String heron = "heron in the reeds, " + look;
        client.ask("Draw a " + heron);
        Visitor visitor = new Visitor(look, page, stack).open("/app").side();
        page.getByLabel("Search conversations").fill(heron);
        Locator entries = page.locator(".entry");
        assertThat(entries).hasCount(1);

        visitor.choose("More for Draw a " + heron, "Rename");
        page.getByLabel("Title").fill("My " + heron);
        visitor.station();
        page.getByLabel("Title").press("Enter");
        assertThat(entries).containsText("My " + heron);

        visitor.choose("More for My " + heron, "Delete");
        assertThat(entries).hasCount(0);
        visitor.station();
        visitor.button("Undo").click();
        assertThat(entries).containsText("My " + heron);

        entries.getByRole(AriaRole.LINK).click();
        assertThat(visitor.turns()).containsText("Draw a " + heron);
        visitor.mustHaveNothingToComplainAbout();
    }

    @Story
    void haveVersionsOneCanSwitchBetween(Look look, Page page, Stack stack, Client client) {
        Visitor visitor = new Visitor(look, page, stack).open("/app").ask("Draw a red boat");
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
        assertThat(picture(client, turns.path(1)))
                .as("another one is not the same once more")
                .isNotEqualTo(picture(client, turns.path(0)));
        visitor.mustHaveNothingToComplainAbout();
    }

    @Story
    void tellOfATurnThatEndsElsewhere(Look look, Page page, Stack stack) {
        Visitor visitor =
                new Visitor(look, page, stack).open("/app").ask("Write a report on the causes of World War I");
        assertThat(page.locator("mc-markdown h3")).isVisible();
        String conversation = visitor.conversation();

        visitor.begin();
        visitor.button("Open").click();

        page.waitForURL("**/app/c/" + conversation);
        visitor.awaitEnd();
        visitor.mustHaveNothingToComplainAbout();
    }

    private static byte[] picture(Client client, JsonNode turn) {
        Answer picture = client.get(turn.path("artifacts").path(0).path("url").asText());
        assertThat(picture.mediaType()).isEqualTo("image/png");
        return picture.bytes();
    }
}
