package org.multichat.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.multichat.stack.Stack;
import org.multichat.system.Client;

/**
 * Pictures of what is rarely seen: the gateway is made to say what it says when providers fail, money is held or
 * nothing has come yet. That it says so is tested where it happens.
 */
@NeedsBrowser
class PicturesOfTroublesIT {

    private static final String TALK = "01938e5c-7d59-7a33-8c0e-5b1a3a7f5c11";
    private static final String AN_HOUR_AGO = "2026-11-26T18:00:00Z";

    @Story
    void areTakenOfTurnsThatEndedOtherwise(Look look, Page page, Stack stack) {
        Visitor visitor = new Visitor(look, page, stack);
        answer(page, "conversations/" + TALK + "*", talk(List.of(held(), unknown(), down(), lost())));

        visitor.open("/app/c/" + TALK);
        assertThat(visitor.turns()).hasCount(4);

        for (int turn = 0; turn < 4; turn++) {
            visitor.turns().nth(turn).scrollIntoViewIfNeeded();
            visitor.station("14-trouble-" + (turn + 1));
        }
        visitor.mustBeQuiet();
    }

    @Story
    void areTakenOfWaiting(Look look, Page page, Stack stack) {
        Visitor visitor = new Visitor(look, page, stack);
        page.route("**/api/v1/conversations**", PicturesOfTroublesIT::saysNothing);
        page.route("**/api/v1/conversations/" + TALK + "*", PicturesOfTroublesIT::saysNothing);

        visitor.open("/app/c/" + TALK);

        assertThat(page.locator(".answer-waits")).isVisible();
        visitor.station("15-loading").mustBeQuiet();
    }

    @Story
    void areTakenOfAGatewayInTrouble(Look look, Page page, Stack stack) {
        Visitor visitor = new Visitor(look, page, stack);
        page.route(
                "**/api/v1/conversations/" + TALK + "*",
                route -> route.fulfill(new Route.FulfillOptions().setStatus(502)));

        visitor.open("/app/c/" + TALK);

        assertThat(visitor.button("Try again")).isVisible();
        visitor.station("16-gateway-in-trouble");
    }

    @Story
    void areTakenOfCostsThatNobodyKnowsYet(Look look, Page page, Stack stack) {
        Visitor visitor = new Visitor(look, page, stack);
        answer(page, "budget", budget());
        answer(page, "holds", Map.of("holds", List.of(hold("SONG", false), hold("IMAGE", true))));
        answer(page, "costs?**", costs());

        visitor.open("/app/costs");
        assertThat(page.locator(".holds")).isVisible();
        assertThat(page.locator("table.transactions tbody tr")).hasCount(2);

        visitor.station("17-costs-warn");
        page.locator(".holds").scrollIntoViewIfNeeded();
        visitor.station("17-holds");
        page.locator("table.transactions tbody tr").last().scrollIntoViewIfNeeded();
        visitor.station("17-unknown-costs").mustBeQuiet();
        assertThat(page.locator("table.transactions tbody .number").last())
                .isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(1));
    }

    @Story
    void areTakenOfCostsBeforeThereAreAny(Look look, Page page, Stack stack) {
        Visitor visitor = new Visitor(look, page, stack);
        answer(
                page,
                "costs/summary**",
                Map.of("total", "0", "count", 0, "byModality", Map.of(), "byProvider", Map.of(), "byDay", List.of()));
        answer(page, "costs?**", Map.of("total", "0", "count", 0, "byModality", Map.of(), "costs", List.of()));

        visitor.open("/app/costs");

        assertThat(page.getByText("Nothing was spent in these days")).isVisible();
        assertThat(page.getByText("Nothing like that was charged")).isVisible();
        visitor.station("18-no-costs").mustBeQuiet();
    }

    private static Map<String, ?> held() {
        return turn(
                1,
                "Draw a picture while everything is set aside",
                "REFUSED",
                Map.of(
                        "modality",
                        "IMAGE",
                        "problem",
                        problem(
                                "budget-held",
                                409,
                                "Others have reserved what is left",
                                "0.040000 is asked for and 0.010000 would fit until they settle.")));
    }

    private static Map<String, ?> unknown() {
        return turn(
                2,
                "A song whose provider did not answer",
                "FAILED",
                Map.of(
                        "modality",
                        "SONG",
                        "charged",
                        "unknown",
                        "receipt",
                        Map.of(
                                "items",
                                List.of(Map.of(
                                        "what",
                                        "generation",
                                        "provider",
                                        "suno",
                                        "amount",
                                        "0.050000",
                                        "unknown",
                                        true)),
                                "total",
                                "0.050000",
                                "held",
                                "0.050000",
                                "currency",
                                "USD",
                                "unknown",
                                true),
                        "problem",
                        problem(
                                "provider-no-answer",
                                504,
                                "The provider does not answer",
                                "It took the song and has not said since what became of it.")));
    }

    private static Map<String, ?> down() {
        return turn(
                3,
                "A paper while its service is down",
                "FAILED",
                Map.of(
                        "modality",
                        "RESEARCH",
                        "charged",
                        "no",
                        "problem",
                        problem(
                                "unavailable",
                                503,
                                "Not available at the moment",
                                "research-service does not answer; please try again shortly.")));
    }

    private static Map<String, ?> lost() {
        return turn(
                4,
                "A picture that is still where it was made",
                "DONE",
                Map.of(
                        "modality",
                        "IMAGE",
                        "artifacts",
                        List.of(Map.of(
                                "id",
                                "01938e5c-7d5a-7cc3-98c4-dc0c0c073a00",
                                "mediaType",
                                "image/png",
                                "url",
                                "/api/v1/artifacts/01938e5c-7d5a-7cc3-98c4-dc0c0c073a00",
                                "lost",
                                true,
                                "notDrawn",
                                List.of("a zeppelin", "the North Sea")))));
    }

    private static Map<String, ?> turn(int number, String prompt, String state, Map<String, ?> more) {
        var turn = new HashMap<String, Object>(more);
        turn.putAll(Map.of(
                "id", id(number),
                "conversationId", TALK,
                "prompt", prompt,
                "state", state,
                "createdAt", AN_HOUR_AGO,
                "endedAt", AN_HOUR_AGO));
        if (number > 1) {
            turn.put("parent", id(number - 1));
        }
        return turn;
    }

    private static String id(int number) {
        return "01938e5c-7d5a-7cc3-98c4-dc0c0c07398" + number;
    }

    private static Map<String, ?> talk(List<Map<String, ?>> turns) {
        return Map.of(
                "id", TALK,
                "title", "What can go wrong",
                "createdAt", AN_HOUR_AGO,
                "updatedAt", AN_HOUR_AGO,
                "turns", turns);
    }

    private static Map<String, ?> problem(String type, int status, String title, String detail) {
        return Map.of("type", "/problems/" + type, "status", status, "title", title, "detail", detail);
    }

    private static Map<String, ?> budget() {
        return Map.of(
                "currency", "USD",
                "limit", "20.000000",
                "spent", "16.130000",
                "held", "0.090000",
                "overrun", "0.010000",
                "available", "3.780000",
                "period", Map.of("kind", "MONTH", "zone", "UTC", "endsAt", "2026-12-01T00:00:00Z"),
                "paused", false,
                "warning", "80",
                "mayChange", true);
    }

    private static Map<String, ?> hold(String kind, boolean unknown) {
        return Map.of(
                "id", kind,
                "modality", kind,
                "amount", "0.050000",
                "since", AN_HOUR_AGO,
                "expiresAt", AN_HOUR_AGO,
                "unknown", unknown);
    }

    private static Map<String, ?> costs() {
        Map<String, ?> known = Map.of(
                "id", "1",
                "turnId", id(1),
                "modality", "OTHER",
                "provider", "openai",
                "amount", "0.000120",
                "at", AN_HOUR_AGO,
                "prompt", "Something that had to be recognised first");
        Map<String, ?> unknown = Map.of(
                "id", "2",
                "turnId", id(2),
                "modality", "SONG",
                "provider", "suno",
                "amount", "0.050000",
                "at", AN_HOUR_AGO,
                "prompt", "A song whose provider did not answer",
                "unknown", true);
        return Map.of("total", "0.050120", "count", 2, "byModality", Map.of(), "costs", List.of(known, unknown));
    }

    private static void answer(Page page, String path, Map<String, ?> body) {
        page.route(
                "**/api/v1/" + path,
                route -> route.fulfill(
                        new Route.FulfillOptions().setContentType(Client.JSON).setBody(Client.body(body))));
    }

    private static void saysNothing(Route route) {
        // Neither answered nor refused: as where the network takes its time.
    }
}
