package org.multichat.image.local;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.awt.image.BufferedImage;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.multichat.generator.provider.Attach;
import org.multichat.generator.provider.Bound;
import org.multichat.generator.provider.Charged;
import org.multichat.generator.provider.Offer;
import org.multichat.generator.provider.Output;
import org.multichat.generator.provider.Price;
import org.multichat.generator.provider.Product;
import org.multichat.generator.provider.Provider;
import org.multichat.generator.provider.Quote;
import org.multichat.generator.provider.Usage;
import org.multichat.generator.provider.Work;
import org.multichat.image.order.Wording;
import org.multichat.image.paint.Painter;
import org.multichat.image.scene.Scene;
import org.multichat.image.scene.Style;
import org.multichat.image.setting.ImageConfig;
import org.multichat.image.words.Title;

/** Draws pictures in this process from open artwork: offline, and the same picture for the same words every time. */
public final class LocalProvider implements Provider {

    public static final String NAME = "local";
    static final String MODEL = "local-artwork-1";
    private static final Duration QUOTE_HOLDS = Duration.ofHours(1);

    private final ImageConfig config;
    private final Price price;
    private final Clock clock;
    private final Atelier atelier;

    LocalProvider(ImageConfig config, Price price, Clock clock, Atelier atelier) {
        this.config = config;
        this.price = price;
        this.clock = clock;
        this.atelier = atelier;
    }

    /** @throws ConfigurationException when the size that is set cannot be drawn */
    public static Provider open(ImageConfig config, Price price, Clock clock) {
        side("IMAGE_WIDTH", config.width());
        side("IMAGE_HEIGHT", config.height());
        return new LocalProvider(config, price, clock, new Atelier());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Attach attach() {
        return Attach.ANY;
    }

    @Override
    public Offer offer() {
        return new Offer(
                NAME,
                List.of(MODEL),
                Wish.offered(config.width(), config.height()),
                config.priceVersion(),
                List.of(new Offer.Price("picture", price.micros())));
    }

    @Override
    public Quote quote(Work work) {
        Wish wish = wish(work, Style.ILLUSTRATION);
        return new Quote(
                price.micros(),
                Bound.HARD,
                NAME,
                MODEL,
                config.priceVersion(),
                "one picture of %d x %d at %s".formatted(wish.width(), wish.height(), price),
                clock.instant().plus(QUOTE_HOLDS));
    }

    @Override
    public void generate(Work work, Output output) throws InterruptedException {
        wish(work, Style.ILLUSTRATION);
        output.accepted(MODEL, "");

        step(output, "reading", 0.05, "Reading what is to be seen");
        Scene scene = atelier.reader().read(work.prompt().text(), Wording.earlier(work));
        Wish wish = wish(work, scene.style());

        step(output, "composing", 0.2, "Deciding where everything goes");
        Painter.Painting painting =
                atelier.painter().begin(scene.in(wish.style()), wish.width(), wish.height(), wish.seed());
        painting.compose();

        step(output, "drawing", 0.35, "Painting the surroundings");
        painting.backdrop();
        step(output, "drawing", 0.6, "Drawing what was named");
        painting.things();

        step(output, "finishing", 0.85, "Putting on the last touches");
        BufferedImage image = painting.finish();
        byte[] bytes = wish.format().bytes(image);

        stopIfAsked();
        output.produced(product(work, wish, scene), bytes);
        output.usage(new Usage(price.micros(), Map.of("pictures", 1)));
    }

    /** Nothing is bought from anybody. */
    @Override
    public Charged chargedWhenBroken() {
        return Charged.NO;
    }

    @Override
    public Charged chargedWhenCancelled() {
        return Charged.NO;
    }

    private static void side(String setting, int pixels) {
        if (pixels < Wish.SMALLEST || pixels > Wish.LARGEST) {
            throw new ConfigurationException(
                    "%s is %d, but has to be %d to %d.".formatted(setting, pixels, Wish.SMALLEST, Wish.LARGEST));
        }
    }

    private Wish wish(Work work, Style said) {
        return Wish.of(work, config.width(), config.height(), said);
    }

    private static Product product(Work work, Wish wish, Scene scene) {
        return new Product(
                wish.format().mediaType(),
                Title.of(work.prompt().text()),
                wish.width(),
                wish.height(),
                null,
                scene.notDrawn());
    }

    private static void step(Output output, String stage, double fraction, String message) throws InterruptedException {
        stopIfAsked();
        output.progress(stage, fraction, message);
    }

    private static void stopIfAsked() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("the picture is not wanted any more");
        }
    }
}
