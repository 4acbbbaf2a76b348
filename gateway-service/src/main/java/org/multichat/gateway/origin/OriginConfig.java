package org.multichat.gateway.origin;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.Set;

/** From which pages a browser may change something. */
@ConfigMapping(prefix = "origin")
interface OriginConfig {

    /**
     * Where people see this gateway, such as {@code https://chat.example.org}: only pages from there may change
     * something. Without it, those from where the request itself says that it goes to.
     */
    Optional<Set<String>> allowed();

    /** The address the gateway listens on. */
    String host();
}
