package org.multichat.gateway.artifact;

import io.vertx.core.http.HttpServerResponse;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.multichat.kit.http.FileAnswer;

/**
 * Bytes whose answer is cut off when they stop coming. By itself it would end in good order, which over HTTP/2 looks
 * whole to clients that do not compare lengths, or stay open until nobody believes in it any more.
 *
 * @param bytes what is answered with
 * @param response the answer; its head may be on its way already
 */
record CutAnswer(FileAnswer.Source bytes, HttpServerResponse response) implements FileAnswer.Source {

    @Override
    public long length() {
        return bytes.length();
    }

    @Override
    public Object part(long first, long count) {
        Object part = bytes.part(first, count);
        return part instanceof InputStream stream ? new Stream(stream, response) : part;
    }

    private static final class Stream extends FilterInputStream {

        private final HttpServerResponse response;

        Stream(InputStream in, HttpServerResponse response) {
            super(in);
            this.response = response;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] some, int offset, int length) throws IOException {
            try {
                return in.read(some, offset, length);
            } catch (IOException cut) {
                response.reset();
                throw cut;
            }
        }
    }
}
