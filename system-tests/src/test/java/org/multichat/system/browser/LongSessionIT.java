package org.multichat.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.multichat.stack.DataFolder;
import org.multichat.stack.Part;
import org.multichat.stack.Ports;
import org.multichat.stack.Stack;
import org.multichat.system.Client;
import org.multichat.system.Ledger;
import org.multichat.system.Line;
import org.multichat.system.TheStack;

/**
 * Somebody's afternoon at the page: ten conversations of all kinds, on a desk and on a phone, with a reload, a cut line
 * and a budget that runs out in the middle. Behind it the books are right to the last millionth. Its pictures are in
 * {@code target/pages}, named for where they were taken.
 */
@NeedsBrowser
@EnabledIfSystemProperty(named = "full", matches = "true")
class LongSessionIT {

    private static final Look DESK = new Look(ColorScheme.LIGHT, 1_280, 800);
    private static final Look EVENING = new Look(ColorScheme.DARK, 1_280, 800);
    private static final Look PHONE = new Look(ColorScheme.DARK, 360, 740);
    private static final Look PHONE_OUTSIDE = new Look(ColorScheme.LIGHT, 360, 740);

    /** The money ends in the tenth conversation; words come slowly enough to be in the middle of a paper. */
    private static final Map<String, String> SETTINGS = Map.of("BUDGET", "0.40", "RESEARCH_WORDS_PER_SECOND", "150");

    @Test
    void endsWithBooksThatAreRight(Page page) {
        DataFolder data = DataFolder.open(Path.of("target/long-session"));
        data.forget();
        try (Stack stack = TheStack.start(data, Ports.free(), SETTINGS);
                Line line = new Line(stack.url(Part.GATEWAY))) {
            Client client = TheStack.client(stack);
            Visitor visitor = new Visitor(DESK, page, line.url()).open("/app");

            makesOneOfEach(visitor);
            isCutOff(visitor, line);
            goesOnInTheEvening(visitor.with(EVENING));
            runsOutOfMoney(visitor.with(PHONE));
            raisesTheLimit(visitor.with(PHONE_OUTSIDE));
            tidiesUp(visitor.with(DESK));

            visitor.mustHaveNothingToComplainAbout();
            mustAddUp(client, stack);
        }
    }

    /** A picture, a song and a paper: $0.10. */
    private static void makesOneOfEach(Visitor visitor) {
        Page page = visitor.page();
        visitor.station("session-01-begins").ask("Draw a lighthouse by the sea at night with a full moon");
        assertThat(visitor.awaitEnd().locator(".picture-frame.is-there")).isVisible();
        visitor.station("session-02-picture");

        visitor.begin().ask("A happy folk song with guitar and flute");
        visitor.awaitEnd();
        assertThat(page.locator("path.wave.is-known").first()).isAttached();
        visitor.station("session-03-song");

        visitor.begin().ask("Write a report on the causes of World War I");
        assertThat(page.locator("mc-markdown h4").first()).isVisible();
        page.reload();
        assertThat(page.locator("mc-paper .is-growing")).isVisible();
        visitor.station("session-04-paper-behind-a-reload");
        visitor.awaitEnd();
        visitor.station("session-05-paper");
    }

    /** A paper: $0.11. */
    private static void isCutOff(Visitor visitor, Line line) {
        Page page = visitor.page();
        visitor.begin().ask("Write a report on how coffee came to Europe");
        assertThat(page.locator("mc-markdown h4").first()).isVisible();
        visitor.mustBeQuiet();

        line.cut();
        assertThat(page.getByText("The line is cut")).isVisible();
        visitor.station("session-06-line-is-cut");
        line.mend();

        visitor.awaitEnd();
        assertThat(page.locator("mc-markdown h3")).hasCount(1);
        visitor.station("session-07-line-is-mended");
        // The browser itself has said in the console what it could not reach.
        visitor.forgetComplaints();
    }

    /** A picture out of a question back, a stopped paper, two songs, and a picture in two versions: $0.33. */
    private static void goesOnInTheEvening(Visitor visitor) {
        Page page = visitor.page();
        visitor.begin().ask("hello");
        assertThat(visitor.turns()).containsText("What should “hello” become?");
        visitor.station("session-08-question");
        visitor.button("A picture").click();
        assertThat(visitor.turns()).hasCount(2);
        assertThat(visitor.awaitEnd().locator(".picture-frame.is-there")).isVisible();
        visitor.station("session-09-answer");

        visitor.begin().ask("Write a report on the history of the bicycle");
        assertThat(page.locator("mc-markdown h4").first()).isVisible();
        visitor.field().press("Escape");
        assertThat(visitor.awaitEnd()).containsText("Stopped.");
        visitor.station("session-10-stopped");

        visitor.begin().ask("Write a calm piano waltz about an evening by the sea");
        visitor.awaitEnd();
        visitor.ask("Another one, but sadder");
        assertThat(visitor.turns()).hasCount(2);
        visitor.awaitEnd().locator(".receipt summary").click();
        visitor.station("session-11-sadder-song");

        visitor.begin().ask("Draw a red boat on a lake");
        visitor.awaitEnd();
        visitor.button("Make another").click();
        assertThat(page.locator(".branches")).containsText("2 / 2");
        assertThat(visitor.awaitEnd().locator(".picture-frame.is-there")).isVisible();
        visitor.station("session-12-two-versions");
    }

    /** A paper by hand, a picture, two more papers: $0.40, and nothing is left. */
    private static void runsOutOfMoney(Visitor visitor) {
        Page page = visitor.page();
        visitor.begin();
        page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("Paper"))
                .check();
        visitor.ask("The tides");
        visitor.awaitEnd();
        visitor.station("session-13-paper-by-hand");

        visitor.begin();
        page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("Auto"))
                .check();
        visitor.ask("Draw a heron in the reeds");
        assertThat(visitor.awaitEnd().locator(".picture-frame.is-there")).isVisible();
        visitor.field().fill("A happy folk song with guitar and flute");
        assertThat(visitor.price()).containsText("does not fit: $0.02 left");
        visitor.station("session-14-does-not-fit");
        visitor.field().press("Enter");
        assertThat(page.locator(".failure")).containsText("$0.02 would still fit");
        visitor.station("session-15-refused");

        visitor.ask("Write a report on honey bees");
        assertThat(visitor.turns()).hasCount(3);
        visitor.awaitEnd();
        visitor.ask("Write a report on the moons of Jupiter");
        assertThat(visitor.turns()).hasCount(4);
        visitor.awaitEnd();
        assertThat(page.locator("mc-budget button")).containsText("$0.00 left");
        visitor.ask("Write a report on sailing ships");
        assertThat(page.locator(".failure").last()).containsText("Nothing more fits");
        visitor.station("session-16-nothing-is-left");
    }

    /** One more paper: $0.41 of $1.00. */
    private static void raisesTheLimit(Visitor visitor) {
        Page page = visitor.page();
        visitor.side();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Costs"))
                .click();
        assertThat(page.locator(".warning")).containsText("95 %");
        assertThat(page.locator("table.transactions tbody tr").first()).isVisible();
        visitor.station("session-17-costs-without-money");
        visitor.button("Limit").click();
        visitor.station("session-18-limit");
        page.getByLabel("Limit in US dollars").fill("1");
        page.getByLabel("Limit in US dollars").press("Enter");
        assertThat(page.locator(".allowance-left")).containsText("$0.60 left of $1.00");
        assertThat(page.locator(".warning")).isHidden();
        visitor.station("session-19-limit-is-raised");

        visitor.side();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Chat"))
                .click();
        visitor.side();
        page.locator(".entry").first().getByRole(AriaRole.LINK).click();
        visitor.turns()
                .last()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Try again"))
                .click();
        visitor.awaitEnd();
        assertThat(visitor.turns().last().locator("mc-paper")).isVisible();
        visitor.station("session-20-goes-on");
    }

    private static void tidiesUp(Visitor visitor) {
        Page page = visitor.page();
        Locator entries = page.locator(".entry");
        assertThat(entries).hasCount(10);
        visitor.choose("More for The tides", "Rename");
        page.getByLabel("Title").fill("Ebb and flow");
        page.getByLabel("Title").press("Enter");
        assertThat(entries.filter(new Locator.FilterOptions().setHasText("Ebb and flow")))
                .hasCount(1);
        visitor.choose("More for hello", "Delete");
        assertThat(entries).hasCount(9);
        visitor.station("session-21-deleted");
        visitor.button("Undo").click();
        assertThat(entries).hasCount(10);

        visitor.open("/app/costs");
        assertThat(page.locator(".allowance-left")).containsText("$0.59 left of $1.00");
        assertThat(page.locator("table.transactions tbody tr").first()).isVisible();
        visitor.station("session-22-costs-at-the-end");
    }

    private static void mustAddUp(Client client, Stack stack) {
        await().atMost(Duration.ofSeconds(30)).until(() -> !client.books().isAnythingHeld());
        BigDecimal receipts = BigDecimal.ZERO;
        JsonNode conversations = client.get("/api/v1/conversations").json().path("conversations");
        for (JsonNode conversation : conversations) {
            String id = conversation.path("id").asText();
            for (JsonNode turn :
                    client.get("/api/v1/conversations/" + id).json().path("turns")) {
                receipts = receipts.add(
                        new BigDecimal(turn.path("receipt").path("total").asText("0")));
            }
        }
        Client.Books books = client.books();
        assertThat(conversations).hasSize(10);
        assertThat(receipts).isEqualByComparingTo("0.41");
        assertThat(books.spent()).isEqualByComparingTo(receipts);
        assertThat(books.total()).isEqualByComparingTo(receipts);
        assertThat(new Ledger(stack).faults()).isEmpty();
    }
}
