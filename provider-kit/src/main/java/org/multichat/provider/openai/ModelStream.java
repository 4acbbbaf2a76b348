package org.multichat.provider.openai;

import java.util.Optional;

/** The events of an answer while it is written, read on the thread of whoever asks. Closing it hangs up. */
public interface ModelStream extends AutoCloseable {

    /**
     * The next event; nothing when the stream is over. It is whole only when {@link ModelEvent.Ended} came before.
     *
     * @throws org.multichat.provider.call.ProviderFailure when the connection broke or what comes cannot be read
     */
    Optional<ModelEvent> next() throws InterruptedException;

    @Override
    void close();
}
