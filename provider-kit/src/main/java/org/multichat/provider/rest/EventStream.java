package org.multichat.provider.rest;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.multichat.provider.call.Failures;
import org.multichat.provider.call.ProviderFailure.Nonsense;

/**
 * Server-sent events as they come, read on the thread of whoever asks: comments skipped, either line end, the event's
 * name where there is one. Closing it closes what is read, which is how a provider is told that nobody listens.
 */
public final class EventStream implements AutoCloseable {

    /** The last event of a long answer repeats the whole of it. */
    private static final int MAX_EVENT_BYTES = 4 * 1024 * 1024;
    /** More than the longest answer that may be asked for, with every token an event of its own. */
    private static final long MAX_BYTES = 256L * 1024 * 1024;

    private final InputStream bytes;
    private long read;

    /**
     * @param name empty where none was given
     * @param data the lines of data, joined
     */
    public record Event(String name, String data) {}

    public EventStream(InputStream bytes) {
        this.bytes = new BufferedInputStream(bytes);
    }

    /**
     * The next event with data; nothing when the provider ended the stream.
     *
     * @throws org.multichat.provider.call.ProviderFailure.NoAnswer when it broke off or fell silent
     * @throws Nonsense when an event or the whole is larger than any there is
     */
    public Optional<Event> next() throws InterruptedException {
        String name = "";
        StringBuilder data = new StringBuilder();
        boolean hasData = false;
        for (String line = readLine(); line != null; line = readLine()) {
            if (line.isEmpty() && hasData) {
                return Optional.of(new Event(name, data.toString()));
            } else if (line.isEmpty()) {
                name = "";
            } else if (line.startsWith("data:")) {
                data.append(hasData ? "\n" : "").append(valueOf(line));
                hasData = true;
            } else if (line.startsWith("event:")) {
                name = valueOf(line);
            }
            if (data.length() > MAX_EVENT_BYTES) {
                throw new Nonsense("an event of more than %,d bytes".formatted(MAX_EVENT_BYTES));
            }
        }
        // Some servers end without the empty line.
        return hasData ? Optional.of(new Event(name, data.toString())) : Optional.empty();
    }

    @Override
    public void close() {
        try {
            bytes.close();
        } catch (IOException | RuntimeException alreadyGone) {
            // Nothing was expected of it any more.
        }
    }

    private static String valueOf(String line) {
        String value = line.substring(line.indexOf(':') + 1);
        return value.startsWith(" ") ? value.substring(1) : value;
    }

    private @Nullable String readLine() throws InterruptedException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            for (int next = bytes.read(); next >= 0; next = bytes.read()) {
                if (++read > MAX_BYTES || line.size() > MAX_EVENT_BYTES) {
                    throw new Nonsense("a stream without end");
                }
                if (next == '\n') {
                    return line.toString(StandardCharsets.UTF_8);
                }
                if (next != '\r') {
                    line.write(next);
                }
            }
        } catch (IOException cut) {
            if (Thread.interrupted() || Failures.isInterruption(cut)) {
                throw new InterruptedException("nobody listens any more");
            }
            throw Failures.of(cut);
        }
        return line.size() == 0 ? null : line.toString(StandardCharsets.UTF_8);
    }
}
