package org.multichat.system.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.multichat.system.Sample;

/** How somebody sees the page: light or dark, on a desk or on a phone. */
record Look(ColorScheme scheme, int width, int height) {

    /** Below it there is no room for the conversations beside the chat. */
    private static final int NARROW = 960;

    private static final List<Look> ALL = List.of(
            new Look(ColorScheme.LIGHT, 1_280, 800),
            new Look(ColorScheme.DARK, 360, 740),
            new Look(ColorScheme.DARK, 1_280, 800),
            new Look(ColorScheme.LIGHT, 360, 740));

    /** One that the seed draws; all of them with {@code -Dfull=true}. */
    static Stream<Look> drawn() {
        return Sample.of(ALL, 1).stream();
    }

    boolean isNarrow() {
        return width < NARROW;
    }

    /** Has the page shown so from now on, with nothing moving by itself. */
    void of(Page page) {
        page.setViewportSize(width, height);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
    }

    @Override
    public String toString() {
        return scheme.name().toLowerCase(Locale.ROOT) + "-" + width;
    }
}
