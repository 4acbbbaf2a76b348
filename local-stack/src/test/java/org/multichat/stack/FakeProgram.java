package org.multichat.stack;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** A part that exists in memory only: a test decides when it is ready and when it dies. */
final class FakeProgram implements Program {

    final List<FakeRunning> launched = new CopyOnWriteArrayList<>();
    volatile boolean ready = true;
    volatile boolean diesAtOnce;
    volatile boolean polite = true;

    @Override
    public String label() {
        return "fake";
    }

    @Override
    public String address() {
        return "nowhere";
    }

    @Override
    public Running launch() {
        FakeRunning running = new FakeRunning(polite);
        launched.add(running);
        if (diesAtOnce) {
            running.end.complete(1);
        }
        return running;
    }

    @Override
    public boolean isReady() {
        return ready;
    }

    FakeRunning last() {
        return launched.getLast();
    }

    /** Ends when it is asked to, if it is polite, and always when it is killed. */
    static final class FakeRunning implements Running {

        final CompletableFuture<Integer> end = new CompletableFuture<>();
        private final boolean polite;

        FakeRunning(boolean polite) {
            this.polite = polite;
        }

        @Override
        public CompletableFuture<Integer> end() {
            return end;
        }

        @Override
        public void askToStop() {
            if (polite) {
                end.complete(0);
            }
        }

        @Override
        public void kill() {
            end.complete(137);
        }

        @Override
        public List<String> lastLines() {
            return List.of("its last words");
        }
    }
}
