package org.multichat.provider.rest;

import io.vertx.core.http.HttpClientRequest;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jboss.resteasy.reactive.client.impl.ClientRequestContextImpl;
import org.jboss.resteasy.reactive.client.impl.RestClientRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * The line to a provider that one call is made on. Whoever closes an answer before its end hangs up: the connection is
 * closed, or over HTTP/2 the stream is reset, for a provider that writes on is paid on. The client itself would read
 * what still comes to its end, so that the connection may be used again.
 */
public final class Line {

    private static final ThreadLocal<@Nullable Line> HELD = new ThreadLocal<>();
    private static final String PROPERTY = Line.class.getName();

    private @Nullable RestClientRequestContext call;
    private boolean left;

    private Line() {}

    /** A call of a client that {@link RestClients} made. */
    @FunctionalInterface
    public interface Call {
        InputStream make();
    }

    /** What the call answers; whoever is interrupted while it waits for the head of the answer hangs up, too. */
    public static InputStream holding(Call call) {
        Line line = new Line();
        HELD.set(line);
        try {
            return call.make();
        } catch (RuntimeException failed) {
            line.leave();
            throw failed;
        } finally {
            HELD.remove();
        }
    }

    private synchronized void isUsedBy(RestClientRequestContext context) {
        call = context;
    }

    /** Harmless when it is over. */
    private synchronized void leave() {
        left = true;
        HttpClientRequest request = call == null ? null : call.getHttpClientRequest();
        if (request != null) {
            request.reset();
        }
    }

    private synchronized boolean isLeft() {
        return left;
    }

    /** Notes who holds the line when a call is begun, on the thread of whoever asks. */
    static final class Begin implements ClientRequestFilter {

        @Override
        public void filter(ClientRequestContext request) {
            Line line = HELD.get();
            if (line != null) {
                line.isUsedBy(((ClientRequestContextImpl) request).getRestClientRequestContext());
                request.setProperty(PROPERTY, line);
            }
        }
    }

    /** Hands the answer over so that closing it hangs up, or hangs up where nobody waits for it any more. */
    static final class Answer implements ClientResponseFilter {

        @Override
        public void filter(ClientRequestContext request, ClientResponseContext response) {
            HttpClientRequest sent = ((ClientRequestContextImpl) request)
                    .getRestClientRequestContext()
                    .getHttpClientRequest();
            InputStream body = response.getEntityStream();
            if (request.getProperty(PROPERTY) instanceof Line line && line.isLeft()) {
                sent.reset();
            } else if (body != null) {
                response.setEntityStream(new Body(body, sent));
            }
        }
    }

    private static final class Body extends FilterInputStream {

        private final HttpClientRequest request;
        private boolean ended;

        Body(InputStream body, HttpClientRequest request) {
            super(body);
            this.request = request;
        }

        @Override
        public int read() throws IOException {
            return noting(super.read());
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            return noting(super.read(bytes, from, length));
        }

        @Override
        public void close() throws IOException {
            if (!ended) {
                request.reset();
            }
            super.close();
        }

        private int noting(int read) {
            ended |= read < 0;
            return read;
        }
    }
}
