package org.multichat.image.local;

import io.smallrye.config.ConfigMapping;
import java.math.BigDecimal;
import java.util.Optional;

/** What is set for pictures; the defaults and their reasons stand in application.properties. */
@ConfigMapping(prefix = "image")
interface ImageConfig {

    String provider();

    /** Which of its models; reserved for providers that have several. */
    Optional<String> model();

    int width();

    int height();

    /** In dollars, for one picture. */
    BigDecimal cost();

    String priceVersion();

    /** Whether pictures made here are charged at that price, or at nothing. */
    boolean chargeLocal();
}
