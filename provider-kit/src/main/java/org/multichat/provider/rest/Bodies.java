package org.multichat.provider.rest;

import java.io.IOException;
import java.io.InputStream;
import org.multichat.provider.call.Failures;
import org.multichat.provider.call.ProviderFailure.Nonsense;

/** Takes whole bodies, up to a size. */
public final class Bodies {

    private Bodies() {}

    /**
     * All bytes, after which the stream is closed.
     *
     * @throws Nonsense when there are more than {@code maxBytes}
     * @throws org.multichat.provider.call.ProviderFailure.NoAnswer when it breaks off
     */
    public static byte[] read(InputStream body, int maxBytes) {
        try (body) {
            byte[] bytes = body.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw new Nonsense("answered with more than %,d bytes".formatted(maxBytes));
            }
            return bytes;
        } catch (IOException cut) {
            throw Failures.of(cut);
        }
    }
}
