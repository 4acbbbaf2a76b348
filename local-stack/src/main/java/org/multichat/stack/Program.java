package org.multichat.stack;

import java.io.IOException;

/** How one part is started, and how one knows that it is of use. */
interface Program {

    /** The name for logs and the console. */
    String label();

    /** Where it can be reached once it is ready, for people to read. */
    String address();

    /** Starts it anew; returns as soon as there is a process. */
    Running launch() throws IOException;

    /** Asks it; false as long as it does not answer or says that it is not ready. */
    boolean isReady();
}
