package org.multichat.router.classification;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets as many through at once as there are cores: an embedding is nothing but computing, and more of them at once only
 * make all of them late. Who has waited too long is told so.
 */
final class Turnstile {

    private final Semaphore free;
    private final Duration waiting;

    Turnstile(int atOnce, Duration waiting) {
        this.free = new Semaphore(atOnce, true);
        this.waiting = waiting;
    }

    <T> T through(Supplier<T> work) {
        enter();
        try {
            return work.get();
        } finally {
            free.release();
        }
    }

    private void enter() {
        try {
            if (!free.tryAcquire(waiting.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new TooManyAtOnce();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new TooManyAtOnce();
        }
    }
}
