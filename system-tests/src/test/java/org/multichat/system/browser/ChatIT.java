package org.multichat.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.multichat.stack.Part;
import org.multichat.stack.Stack;
import org.multichat.system.Client;
import org.multichat.system.Line;

/** Somebody asks for things and gets them. */
@NeedsBrowser
class ChatIT {

    private static final String PAPER = "Write a report on the causes of World War I";

    @Story
    void saysWhatItWouldBeAndCostBeforeAnythingIsSent(Look look, Page page, Stack stack, Client client) {
        Client.Books before = client.books();
        Visitor visitor = new Visitor(look, page, stack).open("/app");

        visitor.field().fill("Draw a lighthouse by the sea");
        assertThat(visitor.price()).containsText("Picture");
        assertThat(visitor.price()).containsText("$0.04");

        page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("Song"))
                .check();
        assertThat(visitor.price()).containsText("$0.05");

        assertThat(client.books()).isEqualTo(before);
        visitor.mustHaveNothingToComplainAbout();
    }

    @Story
    void takesWhatOneChoosesBesideTheWords(Look look, Page page, Stack stack) {
        Visitor visitor = new Visitor(look, page, stack).open("/app");
        visitor.field().fill("Draw a hare in a field");
        page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("Picture"))
                .check();
        visitor.button("Options").click();
        Locator width = page.getByLabel("Width");

        width.fill("100000");
        width.press("Tab");
        assertThat(visitor.price()).containsText("width");
        visitor.forgetComplaints();
        width.fill("256");
        page.getByLabel("Format").selectOption("jpeg");
        assertThat(visitor.price()).containsText("$0.04");
        visitor.station();
        visitor.field().press("Enter");

        Locator turn = visitor.awaitEnd();
        assertThat(turn.locator("figcaption")).containsText("256 × 512");
        turn.locator(".receipt summary").click();
        assertThat(turn.locator(".receipt")).containsText("width 256");
        visitor.mustHaveNothingToComplainAbout();
    }

    /** Over plain http from another machine a browser offers a page less. */
    @Story
    void worksWhereTheBrowserTrustsThePageLess(Look look, Page page, Stack stack) {
        page.addInitScript("delete Crypto.prototype.randomUUID; delete Navigator.prototype.clipboard;");
        Visitor visitor = new Visitor(look, page, stack).open("/app").ask("Draw a gull above the sea");
        visitor.awaitEnd();

        visitor.button("Copy prompt").click();

        assertThat(page.getByText("Prompt copied")).isVisible();
        visitor.field().press("Control+v");
        assertThat(visitor.field()).hasValue("Draw a gull above the sea");
        visitor.mustHaveNothingToComplainAbout();
    }

    @Story
    void makesAPictureThatCanBeEnlargedAndKept(Look look, Page page, Stack stack) throws Exception {
        Visitor visitor = new Visitor(look, page, stack).open("/app").ask("Draw a cat on a bicycle");

        Locator turn = visitor.awaitEnd();
        assertThat(turn.locator("img").first()).hasAttribute("alt", "Draw a cat on a bicycle");
        assertThat(turn.locator(".receipt summary")).containsText("$0.04");

        turn.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Enlarge"))
                .click();
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
        visitor.station();
        page.keyboard().press("Escape");
        assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();

        Download kept = page.waitForDownload(
                () -> turn.getByLabel(Pattern.compile("Download PNG")).click());
        assertThat(Files.readAllBytes(kept.path())).startsWith(0x89, 'P', 'N', 'G');
        kept = page.waitForDownload(
                () -> turn.getByLabel(Pattern.compile("Download JPEG")).click());
        assertThat(Files.readAllBytes(kept.path())).startsWith(0xFF, 0xD8, 0xFF);
        visitor.mustHaveNothingToComplainAbout();
    }

    @Story
    void playsASong(Look look, Page page, Stack stack) {
        Visitor visitor = new Visitor(look, page, stack).open("/app").ask("A happy folk song with guitar and flute");

        Locator turn = visitor.awaitEnd();
        turn.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^Play")))
                .click();
        assertThat(turn.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Pause")))
                .isVisible();

        Locator position = turn.getByRole(AriaRole.SLIDER);
        assertThat(page.locator("path.wave.is-known").first()).isAttached();
        position.press("Home");
        position.press("ArrowRight");
        assertThat(position).hasAttribute("aria-valuenow", Pattern.compile("[5-7]"));
        visitor.mustHaveNothingToComplainAbout();
    }

    @Story
    void asksAGreetingBackForNothingAndMakesWhatIsChosen(Look look, Page page, Stack stack) {
        Visitor visitor = new Visitor(look, page, stack).open("/app").ask("hello");

        assertThat(visitor.turns()).containsText("What should “hello” become?");
        visitor.station();
        visitor.button("A picture").click();

        assertThat(visitor.turns()).hasCount(2);
        assertThat(visitor.awaitEnd().locator("mc-picture")).isVisible();
        visitor.mustHaveNothingToComplainAbout();
    }

    @Story
    void goesOnWithAPaperBehindAReload(Look look, Page page, Stack stack, Client client) {
        Visitor visitor = new Visitor(look, page, stack).open("/app").ask(PAPER);
        assertThat(page.locator("mc-markdown h3")).isVisible();
        String conversation = visitor.conversation();

        page.reload();

        assertThat(page.locator("mc-paper .is-growing")).isVisible();
        visitor.awaitEnd();
        mustBeWhole(page, client, conversation);
        visitor.mustHaveNothingToComplainAbout();
    }

    @Story
    void goesOnWithAPaperBehindACutNetwork(Look look, Page page, Stack stack, Client client) {
        try (Line line = new Line(stack.url(Part.GATEWAY))) {
            Visitor visitor = new Visitor(look, page, line.url()).open("/app").ask(PAPER);
            assertThat(page.locator("mc-markdown h4").first()).isVisible();

            line.cut();
            assertThat(page.getByText("The line is cut")).isVisible();
            visitor.station();
            line.mend();

            visitor.awaitEnd();
            mustBeWhole(page, client, visitor.conversation());
        }
    }

    @Story
    void stopsAtOnceAndKeepsWhatIsThere(Look look, Page page, Stack stack, Client client) {
        Visitor visitor = new Visitor(look, page, stack).open("/app").ask(PAPER);
        assertThat(page.locator("mc-markdown h4").first()).isVisible();

        visitor.field().press("Escape");

        assertThat(visitor.awaitEnd()).containsText("Stopped.");
        assertThat(page.locator("mc-markdown h3")).isVisible();
        assertThat(visitor.field()).isFocused();
        JsonNode turn = turn(client, visitor.conversation());
        assertThat(turn.path("state").asText()).isEqualTo("STOPPED");
        visitor.mustHaveNothingToComplainAbout();
    }

    @Story
    void leavesTheReaderWhereHeReads(Look look, Page page, Stack stack) {
        Visitor visitor = new Visitor(look, page, stack).open("/app").ask(PAPER);
        assertThat(page.locator("mc-markdown h4").nth(2)).isVisible();
        Locator scroller = page.locator(".scroller");
        scroller.hover();

        page.mouse().wheel(0, -10_000);

        assertThat(visitor.button("Latest")).isVisible();
        visitor.station();
        Locator title = page.locator("mc-markdown h3").first();
        assertThat(title).isInViewport();
        double before = title.boundingBox().y;
        visitor.awaitEnd();
        assertThat(title.boundingBox().y).isCloseTo(before, offset(1.0));
        visitor.button("Latest").click();
        assertThat(page.locator(".receipt summary")).isInViewport();
        assertThat(visitor.button("Latest")).isHidden();
        visitor.mustHaveNothingToComplainAbout();
    }

    @Story
    void keepsWhatIsBegunAndSendsNothingTwice(Look look, Page page, Stack stack, Client client) {
        Visitor visitor = new Visitor(look, page, stack).open("/app");
        visitor.field().fill("Draw a hare");

        page.reload();
        assertThat(visitor.field()).hasValue("Draw a hare");

        long before = client.books().count();
        page.context().setOffline(true);
        assertThat(page.getByText("There is no network.")).isVisible();
        visitor.field().press("Enter");
        assertThat(visitor.turns()).containsText("Not sent");
        visitor.station();
        assertThat(visitor.turns()).containsText("Draw a hare");
        page.context().setOffline(false);
        visitor.button("Send again").click();

        visitor.awaitEnd();
        assertThat(client.books().count()).isEqualTo(before + 1);
        assertThat(visitor.field()).hasValue("");
    }

    private static void mustBeWhole(Page page, Client client, String conversation) {
        String text = turn(client, conversation).path("text").asText();
        long headings = text.lines().filter(line -> line.startsWith("#")).count();
        assertThat(headings).isGreaterThan(5);
        assertThat(page.locator("mc-markdown :is(h3, h4, h5)")).hasCount((int) headings);
        assertThat(page.locator("mc-markdown h3")).hasCount(1);
    }

    private static JsonNode turn(Client client, String conversation) {
        return client.get("/api/v1/conversations/" + conversation)
                .json()
                .path("turns")
                .path(0);
    }
}
