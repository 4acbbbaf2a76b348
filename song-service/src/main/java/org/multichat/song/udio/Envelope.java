package org.multichat.song.udio;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.multichat.provider.call.ProviderFailure.Nonsense;
import org.multichat.provider.call.ProviderFailure.Refused;
import org.multichat.provider.reply.Reply;
import org.multichat.provider.rest.JsonBody;

/** Opens an answer of status 200, which may say inside that it is a refusal. */
final class Envelope {

    private Envelope() {}

    /**
     * @throws Refused with the code inside for its status
     * @throws Nonsense when it is no JSON object, or a refusal that names a work all the same
     */
    static JsonBody open(InputStream answer, int maxBytes) {
        JsonBody reply = JsonBody.of(answer, maxBytes);
        // Others than these say nothing that is known; what else is there decides.
        int refusal = reply.count("code")
                .filter(code -> code >= 400 && code < 600)
                .map(Long::intValue)
                .orElse(0);
        if (refusal == 0) {
            return reply;
        }
        if (Ticket.work(reply).isPresent()) {
            throw new Nonsense("answered with code %d and a work".formatted(refusal));
        }
        throw new Refused(new Reply(refusal, Map.of(), reply.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
