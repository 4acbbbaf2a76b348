package org.multichat.gateway.feed;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Ends the connection of a listener that takes nothing, at once. Closed as usual it would first send what waits, and
 * would wait for that as long as the listener likes.
 */
public final class HangingUp {

    /** Of RFC 9113: this stream is not wanted any more, and the others of its connection may go on. */
    private static final long CANCEL = 0x8;

    private HangingUp() {}

    public static void on(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset(CANCEL);
        } else {
            // Below Vert.x's own handler, which waits.
            var _ = ((ConnectionBase) request.connection())
                    .channelHandlerContext()
                    .close();
        }
    }
}
