package org.multichat.gateway.page;

import io.quarkiverse.web.bundler.runtime.Bundle;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The document that loads the bundle. There is nothing of a person in it, and no script or style inline. */
@ApplicationScoped
class Page {

    private final Bundle bundle;

    @Inject
    Page(Bundle bundle) {
        this.bundle = bundle;
    }

    String in(Theme theme) {
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
                <script type="module" src="%s"></script>
                </head>
                <body>
                <mc-app></mc-app>
                <noscript>The web UI needs JavaScript. Without it there is the API: see /q/swagger-ui.</noscript>
                </body>
                </html>
                """.formatted(theme.attribute(), bundle.style("app"), bundle.script("app"));
    }
}
