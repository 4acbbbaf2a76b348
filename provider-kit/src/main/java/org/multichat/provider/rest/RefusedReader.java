package org.multichat.provider.rest;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;
import org.multichat.provider.call.ProviderFailure.Refused;
import org.multichat.provider.reply.Reply;

/** Reads whatever is not 2xx, with as much of its body as an error needs: it may be a gateway's page, or endless. */
@Blocking
public final class RefusedReader implements ResponseExceptionMapper<Refused> {

    private static final int MAX_BYTES = 64 * 1024;

    @Override
    public boolean handles(int status, MultivaluedMap<String, Object> headers) {
        // No status at all, which is asked about too, is a connection that failed: told by its own exception.
        return status >= 100 && (status < 200 || status >= 300);
    }

    @Override
    public Refused toThrowable(Response response) {
        return new Refused(new Reply(response.getStatus(), headersOf(response), bodyOf(response)));
    }

    private static Map<String, String> headersOf(Response response) {
        Map<String, String> headers = new HashMap<>();
        response.getStringHeaders().forEach((name, values) -> {
            if (!values.isEmpty()) {
                headers.put(name.toLowerCase(Locale.ROOT), values.getFirst());
            }
        });
        return headers;
    }

    /** The status says enough where the body is cut. */
    private static byte[] bodyOf(Response response) {
        try (InputStream body = response.readEntity(InputStream.class)) {
            return body == null ? new byte[0] : body.readNBytes(MAX_BYTES);
        } catch (IOException | RuntimeException cut) {
            return new byte[0];
        }
    }
}
