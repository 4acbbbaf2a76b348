package org.multichat.gateway.generation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.Log;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The events of a generation as they come in. A thread of its own reads ahead by a bounded number of events, so that
 * whoever takes them finds all that came while it was busy; when that is full, the generator waits.
 */
public final class GenerationStream implements AutoCloseable {

    /** Enough for a paper's words to gather while one commit runs. */
    private static final int MAX_EVENTS_AHEAD = 512;
    /** The longest event there is carries a problem or a few words. */
    private static final int MAX_LINE_BYTES = 256 * 1024;

    private final InputStream bytes;
    private final ObjectMapper json;
    private final long silenceNanos;
    private final BlockingQueue<Piece> ahead = new ArrayBlockingQueue<>(MAX_EVENTS_AHEAD);
    private final Thread reader;
    private volatile long heardAt = System.nanoTime();

    /** @param event nothing means that the stream ended here, {@code why} says how */
    private record Piece(@Nullable NumberedGenerationEvent event, String why) {}

    /** @param silence after so long without a line the connection is taken for dead */
    GenerationStream(InputStream bytes, ObjectMapper json, Duration silence) {
        this.bytes = new BufferedInputStream(bytes);
        this.json = json;
        this.silenceNanos = silence.toNanos();
        this.reader = Thread.ofVirtual().name("generation-reader").start(this::readAhead);
    }

    /**
     * What has come since the last call: at least one event, unless nothing comes for {@code atMost}.
     *
     * @throws StreamCut when the connection ended, or fell silent, without a last event
     */
    @SuppressWarnings("ThreadPriorityCheck") // Nothing relies on it: it only makes fewer, larger batches likely.
    public List<NumberedGenerationEvent> next(Duration atMost) throws StreamCut, InterruptedException {
        Piece first = ahead.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
        List<Piece> pieces = new ArrayList<>();
        if (first != null) {
            pieces.add(first);
            // What is here already is put in before it is taken out: fewer commits, and no wait.
            Thread.yield();
            ahead.drainTo(pieces);
        } else if (System.nanoTime() - heardAt > silenceNanos) {
            throw new StreamCut("not even a comment came for " + Duration.ofNanos(silenceNanos));
        }
        List<NumberedGenerationEvent> events = new ArrayList<>();
        for (Piece piece : pieces) {
            if (piece.event() != null) {
                events.add(piece.event());
            } else if (events.isEmpty()) {
                throw new StreamCut(piece.why());
            } else {
                // What came before the cut counts; the cut is told at the next call.
                ahead.add(piece);
            }
        }
        return events;
    }

    @Override
    public void close() {
        reader.interrupt();
        try {
            bytes.close();
        } catch (IOException alreadyGone) {
            Log.debugf(alreadyGone, "closing a generation's stream");
        }
    }

    private void readAhead() {
        try {
            String why = "the generator closed the stream";
            try {
                readEvents();
            } catch (IOException | RuntimeException cut) {
                why = String.valueOf(cut.getMessage());
            }
            ahead.put(new Piece(null, why));
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void readEvents() throws IOException, InterruptedException {
        int id = 0;
        for (String line = readLine(); line != null; line = readLine()) {
            heardAt = System.nanoTime();
            if (line.startsWith("id:")) {
                id = Integer.parseInt(line.substring(3).strip());
            } else if (line.startsWith("data:")) {
                ahead.put(new Piece(new NumberedGenerationEvent(id, event(line.substring(5))), ""));
            }
        }
    }

    private GenerationEvent event(String data) throws IOException {
        try {
            return json.readValue(data, GenerationEvent.class);
        } catch (JsonProcessingException damaged) {
            throw new IOException("an event that is not one", damaged);
        }
    }

    /** One line without its end; nothing at the end of the stream. */
    private @Nullable String readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = bytes.read(); next >= 0; next = bytes.read()) {
            if (next == '\n') {
                return line.toString(StandardCharsets.UTF_8);
            }
            if (next != '\r') {
                line.write(next);
            }
            if (line.size() > MAX_LINE_BYTES) {
                throw new IOException("a line of more than %,d bytes".formatted(MAX_LINE_BYTES));
            }
        }
        return null;
    }
}
