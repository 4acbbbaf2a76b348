package org.multichat.image.setting;

import io.smallrye.config.ConfigMapping;
import java.math.BigDecimal;
import java.util.Optional;

/** What is set for pictures; the defaults and their reasons stand in application.properties. */
@ConfigMapping(prefix = "image")
public interface ImageConfig {

    /** Who makes them; what the mode brings along where it is not set. */
    Optional<String> provider();

    /** Which of its models. */
    Optional<String> model();

    /** Who makes them when the first certainly did nothing. */
    Optional<String> fallback();

    Optional<String> fallbackModel();

    int width();

    int height();

    /** In dollars, for one picture, whatever it really takes. */
    Optional<BigDecimal> cost();

    /** What a picture made here is charged at in DEV where no cost is set. */
    BigDecimal costInDev();

    /** Of pictures that are made here. */
    String priceVersion();

    /** Whether pictures made here are charged at that price, or at nothing. */
    boolean chargeLocal();
}
