package org.multichat.benchmarks.ledger.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One connection to the service, kept open: writes a request in one piece, reads an answer. A real HTTP client takes as
 * much of the processor for a call as the service does, and both have the same two cores here: half of what was
 * measured would be the client. This one knows only what the service says: a status and a body of known length.
 */
final class Wire implements AutoCloseable {

    /** An answer to one operation has less than a kilobyte, a list of problems a few. */
    private static final int MAX_ANSWER_BYTES = 65_536;

    private static final int STATUS_AT = "HTTP/1.1 ".length();
    private static final int STATUS_CHARS = 3;
    private static final String LENGTH = "\r\ncontent-length:";

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] buffer = new byte[MAX_ANSWER_BYTES];
    private int filled;

    Wire(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    record Reply(int status, String body) {}

    /** @param headers each with its end of line */
    Reply send(String methodAndPath, String headers, String body) throws IOException {
        String request = "%s HTTP/1.1\r\nHost: localhost\r\n%sContent-Length: %d\r\n\r\n%s"
                .formatted(methodAndPath, headers, body.length(), body);
        out.write(request.getBytes(StandardCharsets.US_ASCII));
        filled = 0;
        int bodyAt = readHead();
        String head = new String(buffer, 0, bodyAt, StandardCharsets.ISO_8859_1);
        int length = lengthOf(head);
        while (filled < bodyAt + length) {
            readMore();
        }
        return new Reply(
                Integer.parseInt(head.substring(STATUS_AT, STATUS_AT + STATUS_CHARS)),
                new String(buffer, bodyAt, length, StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private int readHead() throws IOException {
        int looked = 0;
        while (true) {
            readMore();
            for (int i = Math.max(looked, 3); i < filled; i++) {
                if (buffer[i] == '\n' && buffer[i - 1] == '\r' && buffer[i - 2] == '\n' && buffer[i - 3] == '\r') {
                    return i + 1;
                }
            }
            looked = filled;
        }
    }

    private void readMore() throws IOException {
        if (filled == buffer.length) {
            throw new IOException("an answer longer than %d bytes".formatted(MAX_ANSWER_BYTES));
        }
        int read = in.read(buffer, filled, buffer.length - filled);
        if (read < 0) {
            throw new EOFException("the service closed the connection");
        }
        filled += read;
    }

    private static int lengthOf(String head) throws IOException {
        int at = head.toLowerCase(Locale.ROOT).indexOf(LENGTH);
        if (at < 0) {
            throw new IOException("an answer without a length: " + head);
        }
        int end = head.indexOf('\r', at + LENGTH.length());
        return Integer.parseInt(head.substring(at + LENGTH.length(), end).strip());
    }
}
