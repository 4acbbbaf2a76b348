package org.multichat.provider.reply;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A whole answer of a provider, whatever its status.
 *
 * @param headers by their names in lower case, the first value of each
 * @param body at most as many bytes as the caller allowed
 */
@SuppressWarnings("ArrayRecordComponent") // read once, by whoever asked
public record Reply(int status, Map<String, String> headers, byte[] body) {

    public Reply {
        headers = Map.copyOf(headers);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }
}
