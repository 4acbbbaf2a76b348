package org.multichat.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.multichat.stack.Part;
import org.multichat.stack.Replica;
import org.multichat.stack.Stack;

/** Two replicas of one service behind a balancer: the stack's own, and one more. */
final class Twins implements AutoCloseable {

    private static final Duration STARTING = Duration.ofMinutes(3);

    private final Stack stack;
    private final Part part;
    private final Balancer balancer;
    private final Replica second;

    Twins(Stack stack, Part part, Balancer balancer) {
        this.stack = stack;
        this.part = part;
        this.balancer = balancer;
        this.second = stack.replica(part, 2, Map.of());
    }

    Part part() {
        return part;
    }

    void start() {
        second.start();
    }

    void awaitReady() {
        assertThat(second.awaitReady(STARTING)).as("%s-2 is ready", part).isTrue();
        balancer.add(second.url());
    }

    /**
     * One after the other, so that there is always one that takes what comes.
     *
     * @param calm waits until the one before has no more to catch up with
     */
    void restart(Runnable calm) {
        calm.run();
        stack.stop(part);
        stack.start(part);
        goOn(stack.awaitReady(part, STARTING), stack.url(part));
        calm.run();
        second.stop();
        second.start();
        goOn(second.awaitReady(STARTING), second.url());
    }

    private void goOn(boolean ready, URI replica) {
        assertThat(ready).as("%s at %s is ready again", part, replica).isTrue();
        balancer.awaitReady(replica);
    }

    @Override
    public void close() {
        second.close();
    }
}
