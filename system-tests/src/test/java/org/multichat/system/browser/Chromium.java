package org.multichat.system.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.junit.Options;
import com.microsoft.playwright.junit.OptionsFactory;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The system's Chromium, or the one that {@code CHROMIUM} names, without what it does on its own account. */
public final class Chromium implements OptionsFactory {

    private static final List<String> QUIET = List.of(
            // Tests run as root in containers, where the sandbox cannot be set up.
            "--no-sandbox",
            "--disable-gpu",
            // Containers have little shared memory, and a page that finds none left is closed.
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    static Optional<Path> find() {
        return Stream.concat(
                        Optional.ofNullable(System.getenv("CHROMIUM")).stream(),
                        Stream.of(
                                "/usr/bin/chromium",
                                "/usr/bin/chromium-browser",
                                "/usr/bin/google-chrome",
                                "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"))
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public Options getOptions() {
        return new Options()
                .setHeadless(true)
                .setLaunchOptions(new BrowserType.LaunchOptions()
                        .setExecutablePath(find().orElseThrow())
                        .setArgs(QUIET))
                .setContextOptions(new Browser.NewContextOptions()
                        .setViewportSize(1_280, 800)
                        .setColorScheme(ColorScheme.LIGHT)
                        .setLocale("en-US")
                        .setPermissions(List.of("clipboard-read", "clipboard-write")));
    }
}
