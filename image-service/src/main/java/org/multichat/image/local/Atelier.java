package org.multichat.image.local;

import org.jspecify.annotations.Nullable;
import org.multichat.image.art.Artwork;
import org.multichat.image.art.Traits;
import org.multichat.image.paint.Painter;
import org.multichat.image.words.Reader;

/**
 * Reader and painter with their artwork, unpacked when the first picture is asked for: a service that only starts needs
 * no 12 MB.
 */
final class Atelier {

    static {
        // Pictures are sums in memory; nothing here may look for a screen.
        System.setProperty("java.awt.headless", "true");
    }

    private record Tools(Reader reader, Painter painter) {}

    private @Nullable Tools tools;

    Reader reader() {
        return tools().reader();
    }

    Painter painter() {
        return tools().painter();
    }

    private synchronized Tools tools() {
        Tools ready = tools;
        if (ready == null) {
            Artwork artwork = new Artwork();
            Traits traits = new Traits(artwork);
            ready = new Tools(new Reader(artwork, traits), new Painter(artwork, traits));
            tools = ready;
        }
        return ready;
    }
}
