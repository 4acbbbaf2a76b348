package org.multichat.generator.generation;

import io.smallrye.mutiny.Multi;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything one generation has said, in order and once, for any number of readers. Readers pull at their own pace: a
 * slow one is a number in this log and costs no memory.
 */
final class EventLog {

    /** A paper of 4,000 tokens said token by token is a quarter of it. */
    static final int MAX_EVENTS = 16_384;

    /** The same paper with its JSON around every token is a third of it. */
    static final int MAX_CHARS = 1024 * 1024;

    private final List<String> said = new ArrayList<>();
    private final Set<EventReader> readers = ConcurrentHashMap.newKeySet();
    private long chars;
    private boolean closed;
    private boolean brokenOff;

    /** @throws IllegalStateException when the log is closed or full; the last event always fits */
    void say(String json, boolean last) {
        synchronized (this) {
            if (closed) {
                throw new IllegalStateException("the generation is over");
            }
            if (!last && (said.size() >= MAX_EVENTS || chars + json.length() > MAX_CHARS)) {
                throw new IllegalStateException(
                        "a generation says at most %d events of %d characters".formatted(MAX_EVENTS, MAX_CHARS));
            }
            said.add(json);
            chars += json.length();
            closed = last;
        }
        readers.forEach(EventReader::drain);
    }

    /** Nothing more is said here, although the generation may go on elsewhere. */
    void breakOff() {
        synchronized (this) {
            closed = true;
            brokenOff = true;
        }
        readers.forEach(EventReader::drain);
    }

    /** What comes after that event number, now and later. */
    Multi<Frame> after(int number) {
        return after(number, false);
    }

    /**
     * The same, and in any case the end: who heard more of another replica than there is here would wait for it in
     * vain.
     */
    Multi<Frame> afterOrEnd(int number) {
        return after(number, true);
    }

    private Multi<Frame> after(int number, boolean untilTheEnd) {
        return Multi.createFrom().publisher(subscriber -> {
            EventReader reader = new EventReader(this, subscriber, number + 1, untilTheEnd);
            readers.add(reader);
            subscriber.onSubscribe(reader);
            reader.drain();
        });
    }

    void leave(EventReader reader) {
        readers.remove(reader);
    }

    /** Tells those who have heard nothing since the last call that the connection lives. */
    void beat() {
        readers.forEach(EventReader::beat);
    }

    synchronized @Nullable String at(int number) {
        return number <= said.size() ? said.get(number - 1) : null;
    }

    /** The last words, when they are said. */
    synchronized @Nullable String end() {
        return closed && !brokenOff ? said.getLast() : null;
    }

    synchronized boolean endsBefore(int number) {
        return closed && number > said.size();
    }

    synchronized int size() {
        return said.size();
    }

    /** What it takes in memory at the most: two bytes a character. */
    synchronized long bytes() {
        return 2 * chars;
    }

    int readers() {
        return readers.size();
    }
}
