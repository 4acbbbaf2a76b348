package org.multichat.benchmarks.starts;

import java.io.IOException;
import org.multichat.stack.Part;

/** How a service is started alone: with an AOT cache or without, as a process or in a container. */
interface Way {

    /** Makes what its starts need, once. */
    void prepare(Part part) throws IOException, InterruptedException;

    Started start(Part part) throws IOException, InterruptedException;

    /** A service that was started; closing ends it and waits until it is gone. */
    interface Started extends AutoCloseable {

        /** Where it answers. */
        int port();

        /** False once it has ended by itself. Asked often, so it costs nothing. */
        boolean runs();

        /** What Linux tells of its process, /proc/PID/status. */
        String status() throws IOException, InterruptedException;

        /** What it said, or where that is. */
        String words() throws IOException, InterruptedException;

        @Override
        void close() throws IOException;
    }
}
