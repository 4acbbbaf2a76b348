package org.multichat.stack;

import java.net.URI;
import java.time.Duration;

/** One more process of a service, beside the stack's own: on a port of its own, with the same data and neighbours. */
public final class Replica implements AutoCloseable {

    private final URI url;
    private final Supervised supervised;
    private final LogFile log;

    Replica(URI url, Supervised supervised, LogFile log) {
        this.url = url;
        this.supervised = supervised;
        this.log = log;
    }

    public URI url() {
        return url;
    }

    public void start() {
        supervised.start();
    }

    /** Stops it in good order and leaves it down. */
    public void stop() {
        supervised.stop();
    }

    /** Ends it as {@code kill -9} does; it is started again as after any death. */
    public void kill() {
        supervised.kill();
    }

    public boolean isReady() {
        return supervised.isReady();
    }

    /** False when it did not become ready in time. */
    public boolean awaitReady(Duration patience) {
        return supervised.awaitReady(patience);
    }

    @Override
    public void close() {
        supervised.stop();
        log.close();
    }
}
