package org.multichat.benchmarks.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Somebody at the page, with a script beside it that notes when what was there. */
final class Visit implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    /** As somebody types who types well. */
    private static final double KEY_MILLIS = 90;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WATCH = read("watch.js");

    private final BrowserContext context;
    private final Page page;

    private Visit(BrowserContext context, Page page) {
        this.context = context;
        this.page = page;
    }

    /**
     * A visitor whose browser has nothing of the page yet.
     *
     * @param turns so many make the conversation whole
     */
    static Visit by(Browser browser, int turns) {
        BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(1_280, 800).setLocale("en-US"));
        context.addInitScript("window.turnsToCome = %d;%n%s".formatted(turns, WATCH));
        return new Visit(context, context.newPage());
    }

    Page page() {
        return page;
    }

    Visit open(URI address) {
        page.navigate(address.toString());
        return this;
    }

    /** What was noted, as soon as that is enough. */
    JsonNode await(String what, Predicate<JsonNode> enough) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            JsonNode marks = marks();
            if (enough.test(marks)) {
                return marks;
            }
            if (System.nanoTime() > end) {
                throw new IOException("%s did not happen within %d s: %s".formatted(what, PATIENCE.toSeconds(), marks));
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    JsonNode marks() throws IOException {
        return JSON.readTree((String) page.evaluate("() => JSON.stringify(window.watched())"));
    }

    /** Types into the composer until the end. */
    void typeUntil(long endNanos) {
        Locator field = page.getByLabel("What do you want?");
        Keyboard keyboard = page.keyboard();
        field.click();
        List<String> words = List.of("a ", "lighthouse ", "in ", "a ", "storm ", "by ", "night, ");
        for (int n = 0; System.nanoTime() < endNanos; n++) {
            keyboard.type(words.get(n % words.size()), new Keyboard.TypeOptions().setDelay(KEY_MILLIS));
            if (n % words.size() == words.size() - 1) {
                field.fill("");
            }
        }
    }

    @Override
    public void close() {
        context.close();
    }

    private static String read(String name) {
        try (InputStream in = Objects.requireNonNull(Visit.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
