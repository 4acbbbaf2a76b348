package org.multichat.kit.id;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Supplier;

/** Makes UUIDs of version 7 (RFC 9562): unique everywhere, and sorted by the time they were made. */
@ApplicationScoped
public class TimeOrderedIds implements Supplier<UUID> {

    private final NoArgGenerator generator = Generators.timeBasedEpochRandomGenerator();

    @Override
    public UUID get() {
        return generator.generate();
    }
}
