package org.multichat.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.multichat.stack.Stack;
import org.multichat.system.Client;

/** A long conversation is there at once, and all of it a little later. */
@NeedsBrowser
class LongConversationIT {

    private static final String TALK = "01938e5c-7d59-7a33-8c0e-5b1a3a7f5c22";
    private static final int TURNS = 60;
    private static final Pattern TEXTS = Pattern.compile("[?&]texts=(\\d+)");
    private static final Pattern TURN = Pattern.compile("turn=[0-9a-f-]*?([0-9]+)(?:&|$)");

    /** In the order in which they were asked for. */
    private final List<List<Integer>> asked = Collections.synchronizedList(new ArrayList<>());

    private final AtomicInteger opened = new AtomicInteger();

    @Story
    void showsItsEndAndFetchesWhatIsMissing(Look look, Page page, Stack stack) {
        answer(page);

        Visitor visitor = new Visitor(look, page, stack).open("/app/c/" + TALK);

        assertThat(page.getByText("This is paper %d.".formatted(TURNS))).isInViewport();
        assertThat(visitor.turns()).hasCount(TURNS);
        assertThat(page.locator("mc-paper")).hasCount(TURNS);
        assertThat(page.locator("mc-paper").first()).containsText("This is paper 1.");
        assertThat(page.getByText("This is paper %d.".formatted(TURNS))).isInViewport();
        assertThat(visitor.button("Latest")).isHidden();
        assertThat(opened).as("once, by the document for the script").hasValue(1);
        assertThat(asked.stream().flatMap(List::stream)).doesNotHaveDuplicates();
        assertThat(asked.getFirst()).as("the newest of those that are missing").contains(TURNS - 6);
        visitor.mustHaveNothingToComplainAbout();
    }

    @Story
    void fetchesFirstWhatIsLookedAt(Look look, Page page, Stack stack) {
        page.addInitScript("window.requestIdleCallback = () => 0;");
        answer(page);
        Visitor visitor = new Visitor(look, page, stack).open("/app/c/" + TALK);
        assertThat(visitor.turns()).hasCount(TURNS);
        Locator scroller = page.locator(".scroller");
        scroller.hover();

        page.mouse().wheel(0, -1_000_000);

        assertThat(page.getByText("This is paper 1.")).isInViewport();
        assertThat(asked.stream().flatMap(List::stream)).contains(1);
        visitor.button("Latest").click();
        assertThat(page.getByText("This is paper %d.".formatted(TURNS))).isInViewport();
        visitor.mustHaveNothingToComplainAbout();
    }

    @Story
    void switchesToABranchWhoseTextIsMissing(Look look, Page page, Stack stack) {
        page.addInitScript("window.requestIdleCallback = () => 0;");
        answer(page);
        Visitor visitor = new Visitor(look, page, stack).open("/app/c/" + TALK);

        page.getByLabel("Version before").click();

        assertThat(page.locator("mc-paper").last()).containsText("This is paper 0.");
        assertThat(visitor.turns()).hasCount(1);
        visitor.mustHaveNothingToComplainAbout();
    }

    private void answer(Page page) {
        page.onRequest(request -> {
            if (request.url().contains(TALK + "?")) {
                opened.incrementAndGet();
            }
        });
        page.route(
                "**/api/v1/conversations/" + TALK + "*",
                route -> fulfil(
                        route,
                        Map.of(
                                "id", TALK,
                                "title", "All about the tide",
                                "createdAt", "2026-11-26T18:00:00Z",
                                "updatedAt", "2026-11-26T18:00:00Z",
                                "turns", turns(IntStream.rangeClosed(0, TURNS), textsOf(route)))));
        page.route("**/api/v1/conversations/" + TALK + "/turns?*", route -> {
            List<Integer> wanted = TURN.matcher(route.request().url())
                    .results()
                    .map(found -> Integer.valueOf(found.group(1)))
                    .toList();
            asked.add(wanted);
            fulfil(route, Map.of("turns", turns(wanted.stream().mapToInt(n -> n), TURNS + 1)));
        });
    }

    private static int textsOf(Route route) {
        return Optional.of(TEXTS.matcher(route.request().url()))
                .filter(found -> found.find())
                .map(found -> Integer.parseInt(found.group(1)))
                .orElse(TURNS + 1);
    }

    /** One after the other, but the first, which was edited and became the second. */
    private static List<Map<String, Object>> turns(IntStream which, int texts) {
        return which.mapToObj(n -> {
                    Map<String, Object> turn = new HashMap<>(Map.of(
                            "id",
                            id(n),
                            "conversationId",
                            TALK,
                            "prompt",
                            "Question %d".formatted(n),
                            "state",
                            "DONE",
                            "modality",
                            "RESEARCH",
                            "createdAt",
                            "2026-11-26T18:00:00Z"));
                    if (n > 1) {
                        turn.put("parent", id(n - 1));
                    }
                    if (n > TURNS - texts) {
                        turn.put("text", "# Paper\n\nThis is paper %d.\n".formatted(n));
                    } else {
                        turn.put("textLeftOut", true);
                    }
                    return turn;
                })
                .toList();
    }

    private static String id(int n) {
        return "01938e5c-7d5a-7cc3-98c4-a%011d".formatted(n);
    }

    private static void fulfil(Route route, Map<String, ?> body) {
        route.fulfill(
                new Route.FulfillOptions().setContentType("application/json").setBody(Client.body(body)));
    }
}
