package org.multichat.gateway.offer;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.multichat.gateway.generation.Offer;
import org.multichat.gateway.money.Money;
import org.multichat.gateway.turn.Modality;

/** What one kind of thing is made by, how, and for how much. */
@Schema(name = "Offer")
record OfferView(
        Modality modality,

        @Schema(examples = "local") String provider,

        @Schema(description = "The first is the default") List<String> models,

        @Schema(description = "What may stand in the `options` of a turn")
        List<OptionView> options,

        @Schema(description = "As far as they are known before anybody asks; a quote is exact")
        List<PriceView> prices) {

    @Schema(name = "OfferedOption")
    record OptionView(
            @Schema(examples = "width") String name,

            @Schema(description = "What it may be, in words", examples = "64 to 1024")
            String allowed,

            @Schema(description = "What holds when it is left out, in words", examples = "512")
            String standard) {}

    @Schema(name = "OfferedPrice")
    record PriceView(
            @Schema(description = "What is paid for", examples = "picture")
            String unit,

            Money amount) {}

    static OfferView of(Modality modality, Offer offer) {
        return new OfferView(
                modality,
                offer.provider(),
                offer.models(),
                offer.options().stream()
                        .map(option -> new OptionView(option.name(), option.allowed(), option.standard()))
                        .toList(),
                offer.prices().stream()
                        .map(price -> new PriceView(price.unit(), price.amount()))
                        .toList());
    }
}
