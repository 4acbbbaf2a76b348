package org.multichat.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.multichat.stack.Stack;
import org.multichat.system.Sample;

/**
 * Pictures of every page and state in {@code target/pages}, for people to look at: text asserts see neither what lies
 * over what, nor what is ugly. What a machine can see is asserted: nothing is wider than the window, and axe-core finds
 * nothing.
 */
@NeedsBrowser
class PicturesOfThePageIT {

    record Look(ColorScheme scheme, int width, int height) {

        @Override
        public String toString() {
            return scheme.name().toLowerCase(Locale.ROOT) + "-" + width;
        }
    }

    static Stream<Look> looks() {
        List<Look> all = List.of(
                new Look(ColorScheme.LIGHT, 1_280, 800),
                new Look(ColorScheme.DARK, 360, 740),
                new Look(ColorScheme.DARK, 1_280, 800),
                new Look(ColorScheme.LIGHT, 360, 740));
        return Sample.of(all, 1).stream();
    }

    @ParameterizedTest
    @MethodSource("looks")
    void areTakenOfEveryPageAndState(Look look, Page page, Stack stack) {
        page.setViewportSize(look.width(), look.height());
        page.emulateMedia(
                new Page.EmulateMediaOptions().setColorScheme(look.scheme()).setReducedMotion(ReducedMotion.REDUCE));
        Visitor visitor = new Visitor(page, stack);
        ofTheChat(visitor, look);
        ofMoney(visitor, look);
        visitor.mustHaveNothingToComplainAbout();
        ofTroubles(visitor, look);
    }

    private static void ofTheChat(Visitor visitor, Look look) {
        Page page = visitor.open("/app").page();
        take(visitor, look, "1-empty");

        visitor.field().fill("Draw a lighthouse by the sea at night with a full moon");
        assertThat(visitor.price()).containsText("$0.04");
        take(visitor, look, "2-price");
        visitor.field().press("Enter");
        assertThat(visitor.awaitEnd().locator(".picture-frame.is-there")).isVisible();
        take(visitor, look, "3-picture");
        page.locator(".picture-frame").click();
        take(visitor, look, "3-picture-enlarged");
        page.keyboard().press("Escape");
        visitor.button("Edit prompt").click();
        assertThat(page.getByLabel("Edit prompt")).isInViewport();
        take(visitor, look, "3-prompt-edited");
        visitor.button("Cancel").click();

        visitor.ask("Write a calm piano waltz about an evening by the sea");
        visitor.awaitEnd().locator(".receipt summary").click();
        take(visitor, look, "4-song-with-receipt");

        visitor.ask("Write a report on the causes of World War I");
        assertThat(page.locator("mc-markdown h4").first()).isVisible();
        take(visitor, look, "5-paper-grows");
        Locator paper = visitor.awaitEnd();
        paper.locator(".outline summary").click();
        paper.locator(".outline").scrollIntoViewIfNeeded();
        take(visitor, look, "6-paper-with-outline");
    }

    private static void ofMoney(Visitor visitor, Look look) {
        Page page = visitor.page();
        visitor.open("/app").ask("hello");
        assertThat(visitor.turns()).containsText("What should");
        take(visitor, look, "7-question");
        page.locator("mc-budget button").click();
        take(visitor, look, "8-budget");
        page.keyboard().press("Escape");

        visitor.open("/app/costs");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Transactions")))
                .isVisible();
        assertThat(page.locator("table.transactions tbody tr").first()).isVisible();
        take(visitor, look, "9-costs");
        page.locator("table.transactions tbody tr").last().scrollIntoViewIfNeeded();
        take(visitor, look, "9-transactions");
    }

    private static void ofTroubles(Visitor visitor, Look look) {
        Page page = visitor.page();
        visitor.open("/app/nowhere");
        take(visitor, look, "10-nowhere");
        visitor.open("/app/c/01938e5c-7d59-7a33-8c0e-5b1a3a7f5c99");
        assertThat(page.getByText("There is no such conversation")).isVisible();
        take(visitor, look, "11-missing");
        visitor.open("/app");
        page.context().setOffline(true);
        visitor.ask("Draw a hare");
        assertThat(page.locator(".failure")).containsText("Not sent");
        take(visitor, look, "12-offline");
        page.context().setOffline(false);
        if (look.width() < 600) {
            visitor.button("Conversations and pages").click();
            assertThat(page.locator(".side")).isVisible();
            take(visitor, look, "13-side");
        }
    }

    private static void take(Visitor visitor, Look look, String name) {
        Page page = visitor.page();
        assertThat((Boolean) page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
                .as("%s fits into %s", name, look)
                .isTrue();
        visitor.mustBeAccessible();
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/pages/%s-%s.png".formatted(name, look))));
    }
}
