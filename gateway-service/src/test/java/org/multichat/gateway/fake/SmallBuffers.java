package org.multichat.gateway.fake;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

/** A server that keeps little for a client that does not read: the kernel would keep megabytes for it. */
@Alternative
@ApplicationScoped
public class SmallBuffers implements HttpServerOptionsCustomizer {

    private static final int BYTES = 4_096;

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setSendBufferSize(BYTES);
    }
}
