package org.multichat.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.multichat.stack.Part;
import org.multichat.stack.Stack;

/** What one sees where there is nothing, or nothing yet. */
@NeedsBrowser
class StatesIT {

    @Story
    void offersExamplesThatFillTheField(Look look, Page page, Stack stack) {
        Visitor visitor = new Visitor(look, page, stack).open("/app");
        visitor.station();

        page.locator(".example").first().click();

        assertThat(visitor.field()).isFocused();
        assertThat(visitor.field()).hasValue(Pattern.compile("lighthouse"));
        assertThat(visitor.price()).containsText("$0.04");
        visitor.mustHaveNothingToComplainAbout();
    }

    @Story
    void saysThatAConversationIsNotThere(Look look, Page page, Stack stack) {
        Visitor visitor = new Visitor(look, page, stack).open("/app/c/01938e5c-7d59-7a33-8c0e-5b1a3a7f5c99");

        assertThat(page.getByText("There is no such conversation")).isVisible();
        visitor.station();
    }

    @Story
    void saysThatAnAddressLeadsNowhere(Look look, Page page, Stack stack) {
        Visitor visitor = new Visitor(look, page, stack).open("/app/nowhere");

        assertThat(page.getByText("There is nothing here")).isVisible();
        visitor.station();
        page.getByText("Back to the chat").click();
        assertThat(page.getByText("What shall we make?")).isVisible();
    }

    @Story
    void isDarkOrLightAsWasChosenAndRemembersIt(Look look, Page page, Stack stack) {
        boolean goesDark = look.scheme() == ColorScheme.LIGHT;
        Visitor visitor = new Visitor(look, page, stack).open("/app").side();

        page.getByLabel(goesDark ? "Dark" : "Light", new Page.GetByLabelOptions().setExact(true))
                .check();
        page.reload();

        assertThat(page.locator("html")).hasAttribute("data-theme", goesDark ? "dark" : "light");
        assertThat(page.locator("body"))
                .hasCSS("background-color", goesDark ? "rgb(18, 24, 22)" : "rgb(247, 249, 248)");
        visitor.mustHaveNothingToComplainAbout();
    }

    @Test
    void fitsASmallPhone(Page page, Stack stack) {
        Look look = new Look(ColorScheme.LIGHT, 360, 640);
        Visitor visitor = new Visitor(look, page, stack).open("/app");

        assertThat(visitor.field()).isInViewport();
        assertThat(page.locator("mc-budget button")).isInViewport();
        assertThat(page.locator(".side")).isHidden();
        visitor.button("Conversations and pages").click();
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Costs")))
                .isVisible();
        visitor.station();
        page.keyboard().press("Escape");
        assertThat(page.locator(".side")).isHidden();
        assertThat(visitor.button("Conversations and pages")).isFocused();
        visitor.mustHaveNothingToComplainAbout();
    }

    @Story
    void saysWhatHappenedWhatItCostAndWhatToDoWhereAServiceIsDown(Look look, Page page, Stack stack) {
        Visitor visitor = new Visitor(look, page, stack).open("/app");
        stack.stop(Part.IMAGE);
        try {
            visitor.ask("Draw a cat on a bicycle");

            Locator failure = page.locator(".failure");
            assertThat(failure).containsText("Charged");
            assertThat(failure).containsText("Nothing");
            assertThat(failure).containsText("What to do");
            visitor.station();
        } finally {
            stack.start(Part.IMAGE);
            Assertions.assertThat(stack.awaitReady(Part.IMAGE, Duration.ofMinutes(1)))
                    .isTrue();
        }
        page.locator("mc-turn")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(Pattern.compile("^(Try again|Send again)$")))
                .click();
        // The browser says itself, and when it likes, that a price could not be had: its console is not clean here.
        visitor.awaitEnd();
        assertThat(page.locator("mc-picture")).isVisible();
    }

    @Story
    void showsTheBudgetInFull(Look look, Page page, Stack stack) {
        Visitor visitor = new Visitor(look, page, stack).open("/app");

        page.locator("mc-budget button").click();

        Locator details = page.locator("#budget-details");
        assertThat(details).containsText("Available");
        assertThat(details).containsText("Set aside");
        assertThat(details).containsText("Spent");
        visitor.station();
        page.keyboard().press("Escape");
        assertThat(details).isHidden();
        visitor.mustHaveNothingToComplainAbout();
    }
}
