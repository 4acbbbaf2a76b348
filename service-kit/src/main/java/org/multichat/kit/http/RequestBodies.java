package org.multichat.kit.http;

import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.multichat.kit.problem.Invalid;
import org.multichat.kit.problem.ProblemMapper.BodyTooLarge;

/**
 * A resource that takes a body gets one, and never more than {@value BodyTooLarge#MAX_BYTES} bytes. The HTTP server's
 * own limit answers without a word, so it is set higher and only guards what reads no body.
 */
@Provider
@ConstrainedTo(RuntimeType.SERVER)
public class RequestBodies implements ReaderInterceptor {

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext request) throws IOException {
        String length = request.getHeaders().getFirst(HttpHeaders.CONTENT_LENGTH);
        if (length != null && Long.parseLong(length) > BodyTooLarge.MAX_BYTES) {
            throw new BodyTooLarge();
        }
        request.setInputStream(new Bounded(request.getInputStream()));
        Object body = request.proceed();
        if (body == null) {
            throw new Invalid("", "this request needs a body");
        }
        return body;
    }

    private static final class Bounded extends FilterInputStream {

        private long seen;

        Bounded(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] into, int from, int atMost) throws IOException {
            int some = super.read(into, from, atMost);
            count(Math.max(some, 0));
            return some;
        }

        private void count(int bytes) throws BodyTooLarge {
            seen += bytes;
            if (seen > BodyTooLarge.MAX_BYTES) {
                throw new BodyTooLarge();
            }
        }
    }
}
