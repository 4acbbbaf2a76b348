package org.multichat.generator.generation;

import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.multichat.generator.event.GenerationEvent;
import org.multichat.generator.event.GenerationEvent.Completed;
import org.multichat.generator.event.GenerationEvent.Failed;
import org.multichat.generator.provider.Charged;
import org.multichat.generator.provider.Usage;

/**
 * What this service asked a provider for and what that came to, one line each in the log under the name {@code books}:
 * an operator adds them up beside the ledger and the provider's invoice. Written at once, so a killed process leaves
 * them behind.
 */
record Books(UUID generation) implements Transcript.Ledger {

    private static final Logger LOG = Logger.getLogger("books");

    /** The provider is asked now, for the first time as far as this process knows. */
    @Override
    public void asked(String provider) {
        LOG.infof("generation %s submitted to %s", generation, provider);
    }

    /** From now on it is known that this is charged, also when this process dies before it can end the generation. */
    @Override
    public void used(String provider, Usage usage) {
        LOG.infof("generation %s used %d micros at %s", generation, usage.costMicros(), provider);
    }

    /** It is over, and that is told next. What was left to another replica is not. */
    @Override
    public void ended(String provider, GenerationEvent end, @Nullable Usage usage) {
        Charged charged = switch (end) {
            case Completed _ -> Charged.YES;
            case Failed failed -> failed.charged();
            default -> Charged.UNKNOWN;
        };
        LOG.infof(
                "generation %s ended at %s, charged %s, %d micros",
                generation, provider, charged, usage == null ? 0 : usage.costMicros());
    }
}
