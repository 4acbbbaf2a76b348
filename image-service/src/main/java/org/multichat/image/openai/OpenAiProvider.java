package org.multichat.image.openai;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.multichat.generator.provider.Acceptance;
import org.multichat.generator.provider.Attach;
import org.multichat.generator.provider.Bound;
import org.multichat.generator.provider.Charged;
import org.multichat.generator.provider.Failure;
import org.multichat.generator.provider.Offer;
import org.multichat.generator.provider.Output;
import org.multichat.generator.provider.Price;
import org.multichat.generator.provider.Product;
import org.multichat.generator.provider.Provider;
import org.multichat.generator.provider.Quote;
import org.multichat.generator.provider.Usage;
import org.multichat.generator.provider.Work;
import org.multichat.image.media.Picture;
import org.multichat.image.media.PictureRefused;
import org.multichat.image.order.Terms;
import org.multichat.image.words.Title;
import org.multichat.kit.problem.Refusal;
import org.multichat.provider.call.ProviderFailure;
import org.multichat.provider.call.ProviderProblems;

/**
 * Has pictures made by OpenAI, which answers with the bytes when it has made them: only the replica that asked can go
 * on, and what was interrupted is paid or not without anybody knowing.
 */
final class OpenAiProvider implements Provider {

    static final String NAME = "openai";
    static final String USUAL_MODEL = "gpt-image-2.5";
    private static final Duration QUOTE_HOLDS = Duration.ofHours(1);
    /** They wait, and hold a connection and a thread that costs next to nothing. */
    private static final int AT_ONCE = 64;

    private final Terms terms;
    private final ImagePrices prices;
    private final OpenAi openAi;
    private final OpenAiImageConfig config;
    private final Clock clock;

    OpenAiProvider(Terms terms, ImagePrices prices, OpenAi openAi, OpenAiImageConfig config, Clock clock) {
        this.terms = terms;
        this.prices = prices;
        this.openAi = openAi;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Attach attach() {
        return Attach.REPLICA;
    }

    @Override
    public int atOnce() {
        return AT_ONCE;
    }

    @Override
    public Offer offer() {
        ImageModel model = model();
        return new Offer(
                NAME,
                List.of(model.name()),
                ImageOrder.offered(terms.usual(), config.quality()),
                terms.priceVersion(prices.version()),
                terms.fixed().or(() -> model.most(ImageOrder.usual(terms.usual()), config.quality(), 0)).stream()
                        .map(price -> new Offer.Price("picture", price.micros()))
                        .toList());
    }

    @Override
    public Quote quote(Work work) {
        ImageModel model = model();
        ImageOrder order = order(work);
        Price most = terms.fixed()
                .or(() -> model.most(order.size(), order.quality(), order.promptBytes()))
                .orElseThrow(() -> unknownPrice(model));
        return new Quote(
                most.micros(),
                terms.fixed().isPresent() ? Bound.HARD : Bound.SOFT,
                NAME,
                model.name(),
                terms.priceVersion(prices.version()),
                "one picture of %s by %s in %s quality, at most about %s"
                        .formatted(order.size(), model.name(), order.quality().word(), most),
                clock.instant().plus(QUOTE_HOLDS));
    }

    @Override
    public void generate(Work work, Output output) throws Failure, InterruptedException {
        ImageModel model = model();
        ImageOrder order = order(work);
        // Minutes pass until it answers; whoever wants to stop it needs a handle before.
        output.accepted(new Acceptance(NAME, model.name(), Attach.REPLICA, NAME));
        output.progress("making", 0.1, "The picture is being made");
        OpenAi.Made made;
        try {
            made = openAi.make(work.id(), order.body(model.name()));
        } catch (ProviderFailure failure) {
            throw failed(failure, model, order, output);
        }
        Usage usage = usage(model, order, made);
        try {
            Picture picture = Picture.of(made.bytes(), "");
            output.produced(product(work, picture), picture.bytes());
        } catch (PictureRefused refused) {
            output.usage(usage);
            throw new Failure(ProviderProblems.mediaRefused(NAME, String.valueOf(refused.getMessage())), Charged.YES);
        }
        output.usage(usage);
    }

    ImageModel model() {
        String name = terms.model().orElse(USUAL_MODEL);
        return prices.of(name, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
                .orElseGet(() -> ImageModel.unlisted(name));
    }

    private ImageOrder order(Work work) {
        return ImageOrder.of(work, terms.usual(), config.quality());
    }

    private Failure failed(ProviderFailure failure, ImageModel model, ImageOrder order, Output output) {
        Charged charged = OpenAiErrors.isModerated(failure)
                ? config.chargeModerated()
                : failure.mayHaveBeenDone() ? Charged.UNKNOWN : Charged.NO;
        if (charged == Charged.YES) {
            output.usage(usage(model, order, Optional.empty()));
        }
        return new Failure(openAi.errors().problem(failure), charged);
    }

    private Usage usage(ImageModel model, ImageOrder order, OpenAi.Made made) {
        return usage(model, order, made.tokens());
    }

    /** By what is set, else by what was counted, else by what a picture usually takes. */
    private Usage usage(ImageModel model, ImageOrder order, Optional<ImageModel.Tokens> counted) {
        Map<String, Object> detail = new TreeMap<>(Map.of("pictures", 1));
        counted.ifPresent(tokens -> {
            detail.put("inputTokens", tokens.text() + tokens.image());
            detail.put("outputTokens", tokens.output());
        });
        if (counted.isEmpty() && terms.fixed().isEmpty()) {
            detail.put("estimated", true);
        }
        Price price = terms.fixed()
                .or(() -> counted.flatMap(model::price))
                .or(() -> model.expected(order.size(), order.quality(), order.promptBytes()))
                .orElseThrow(() -> unknownPrice(model));
        return new Usage(price.micros(), detail);
    }

    private static Product product(Work work, Picture picture) {
        return new Product(
                picture.kind().mediaType(),
                Title.of(work.prompt().text()),
                picture.width(),
                picture.height(),
                null,
                List.of());
    }

    private static Refusal unknownPrice(ImageModel model) {
        return new Refusal(ProviderProblems.priceUnknown(model.name(), "IMAGE_COST or OPENAI_IMAGE_PRICES"));
    }
}
