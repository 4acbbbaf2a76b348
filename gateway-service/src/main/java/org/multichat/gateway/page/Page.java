package org.multichat.gateway.page;

import io.quarkiverse.web.bundler.runtime.Bundle;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.multichat.gateway.turn.ConversationId;

/** The document that loads the bundle. There is nothing of a person in it, and no script or style inline. */
@ApplicationScoped
class Page {

    /**
     * What the script shares with what it loads later. It imports that first, so a browser that knows of it from the
     * document has both after one way instead of two.
     */
    private static final String SHARED = "chunk.js";

    private final Bundle bundle;

    @Inject
    Page(Bundle bundle) {
        this.bundle = bundle;
    }

    String in(Theme theme) {
        return document(theme, "");
    }

    /** The same for one conversation, which a browser then fetches beside the script and not behind it. */
    String in(Theme theme, ConversationId conversation) {
        // As the script asks for it, with the texts of so many turns as one sees at first.
        return document(theme, """
                <link rel="preload" as="fetch" crossorigin="anonymous" href="/api/v1/conversations/%s?texts=6">
                """.formatted(conversation));
    }

    private String document(Theme theme, String more) {
        return """
                <!doctype html>
                <html lang="en"%s>
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content">
                <meta name="color-scheme" content="light dark">
                <title>Multi-Service Chat</title>
                <meta name="description" content="One prompt box for pictures, songs and research papers">
                <link rel="icon" type="image/svg+xml" href="/app/icon.svg">
                <link rel="stylesheet" href="%s">
                <link rel="modulepreload" href="%s">
                <script type="module" src="%s"></script>
                %s</head>
                <body>
                <mc-app></mc-app>
                <noscript>The web UI needs JavaScript. Without it there is the API: see /q/swagger-ui.</noscript>
                </body>
                </html>
                """.formatted(
                        theme.attribute(), bundle.style("app"), bundle.resolve(SHARED), bundle.script("app"), more);
    }
}
