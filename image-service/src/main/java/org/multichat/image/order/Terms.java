package org.multichat.image.order;

import java.math.BigDecimal;
import java.util.Optional;
import org.multichat.generator.provider.Price;
import org.multichat.image.media.Pixels;
import org.multichat.image.setting.ImageConfig;

/**
 * What is set for a picture, whoever is paid for it.
 *
 * @param model what is set, empty for the provider's usual one
 * @param usual how large where nobody chose
 * @param fixed what every picture is charged at, whatever it really takes
 */
public record Terms(Optional<String> model, Pixels usual, Optional<Price> fixed) {

    public static Terms of(ImageConfig config, Optional<String> model) {
        return new Terms(
                model.map(String::strip).filter(name -> !name.isEmpty()),
                new Pixels(config.width(), config.height()),
                config.cost().map(Price::ofDollars));
    }

    /** Named by quotes: it changes when the price does. */
    public String priceVersion(String ofTheList) {
        return fixed.map(price ->
                        "fixed-" + BigDecimal.valueOf(price.micros(), 6).toPlainString())
                .orElse(ofTheList);
    }
}
