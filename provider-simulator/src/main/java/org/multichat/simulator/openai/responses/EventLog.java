package org.multichat.simulator.openai.responses;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What a response has said, numbered from 0. Whoever listens, now or later, gets the same bytes. */
final class EventLog {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private final List<Event> events = new ArrayList<>();
    private boolean closed;

    /** An event as it goes over the line. */
    record Event(String name, String data) {}

    void say(String type, ObjectNode payload) {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            payload.put("type", type).put("sequence_number", events.size());
            events.add(new Event(type, payload.toString()));
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there is an event of this number, or there never will be one, but no longer than this. */
    List<Event> from(int number, Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (events.size() <= number && !closed && left > 0) {
                left = more.awaitNanos(left);
            }
            return number >= events.size() ? List.of() : List.copyOf(events.subList(number, events.size()));
        } finally {
            lock.unlock();
        }
    }

    /** Waits until all is said, but no longer than this. */
    boolean awaitEnd(Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (!closed && left > 0) {
                left = more.awaitNanos(left);
            }
            return closed;
        } finally {
            lock.unlock();
        }
    }
}
