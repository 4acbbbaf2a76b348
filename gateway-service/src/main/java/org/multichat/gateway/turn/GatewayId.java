package org.multichat.gateway.turn;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.multichat.kit.id.TimeOrderedIds;

/** By which leases and news name this process; another one after each start. */
@ApplicationScoped
public class GatewayId {

    private final UUID value;

    @Inject
    GatewayId(TimeOrderedIds ids) {
        value = ids.get();
    }

    public UUID value() {
        return value;
    }
}
