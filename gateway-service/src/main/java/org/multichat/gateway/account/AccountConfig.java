package org.multichat.gateway.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;

/** Who may come in, and what the installation may spend. */
@ConfigMapping(prefix = "account")
public interface AccountConfig {

    /** {@code open}: one account without a password, and administrator. */
    @WithDefault("open")
    String auth();

    /** The open account is refused on addresses that others can reach, unless this says that it is meant so. */
    @WithDefault("false")
    boolean openOnPurpose();

    /** The address the gateway listens on. */
    String host();

    /** The limit of the root budget in dollars, until an administrator has changed it in the application. */
    @WithDefault("20")
    BigDecimal budget();
}
