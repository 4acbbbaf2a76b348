package org.multichat.simulator.play;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A provider's tasks. When each ends is known when it begins, so nothing has to run in between. */
public final class TaskBook<T extends TaskBook.Task> {

    /** The eldest tasks beyond are forgotten, like the ids of a real provider after a while. */
    private static final int MAX_TASKS = 10_000;

    private final Clock clock;
    private final Consumer<T> settle;
    private final PriorityQueue<T> active = new PriorityQueue<>(Comparator.comparing(Task::endsAt));
    private final Map<String, T> byId = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
            return size() > MAX_TASKS;
        }
    };
    private int peak;

    /** @param settle is told of each task once, when it has ended */
    public TaskBook(Clock clock, Consumer<T> settle) {
        this.clock = clock;
        this.settle = settle;
    }

    /**
     * Begins a task, unless too many of its kind are running.
     *
     * @param begun is told of the task before anybody can ask for it
     */
    public synchronized boolean begin(T task, Predicate<T> kind, long most, Runnable begun) {
        catchUp();
        if (active.stream().filter(kind).count() >= most) {
            return false;
        }
        begun.run();
        byId.put(task.id(), task);
        active.add(task);
        peak = Math.max(peak, active.size());
        return true;
    }

    public synchronized Optional<T> find(String id) {
        catchUp();
        return Optional.ofNullable(byId.get(id));
    }

    public synchronized void catchUp() {
        Instant now = clock.instant();
        while (!active.isEmpty() && !active.element().endsAt().isAfter(now)) {
            settle.accept(active.remove());
        }
    }

    public synchronized void forget() {
        active.clear();
        byId.clear();
        peak = 0;
    }

    public synchronized Provider.Tasks tasks() {
        catchUp();
        return new Provider.Tasks(active.size(), peak);
    }

    /** What a book has to know of a task. */
    public interface Task {

        String id();

        /** When it no longer counts as active. */
        Instant endsAt();
    }
}
