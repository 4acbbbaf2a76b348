package org.multichat.image.art;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.FloatSize;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Component;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.multichat.image.scene.Tint;

/** Makes pixels of artwork for one picture; what it made is kept until that picture is done. */
public final class Studio {

    /** Sharp enough for every size: a first look at this size tells the bounds of what is seen. */
    private static final int PROBE = 96;

    private static final int SEEN = 12;

    private final Artwork artwork;
    private final Map<String, SVGDocument> documents = new HashMap<>();
    private final Map<String, Bounds> bounds = new HashMap<>();
    private final Map<String, Sprite> sprites = new HashMap<>();

    /** What is seen of a drawing, as shares of its view box, and how wide that is for its height. */
    private record Bounds(double x, double y, double width, double height, double aspect) {}

    public Studio(Artwork artwork) {
        this.artwork = artwork;
    }

    /** How wide a thing is for its height. */
    public double aspect(String art) {
        return bounds(art).aspect();
    }

    /** The thing, that many pixels high. */
    public Sprite sprite(String art, int height, @Nullable Tint tint) {
        return sprites.computeIfAbsent(art + ' ' + height + ' ' + tint, _ -> draw(art, height, tint));
    }

    private Sprite draw(String art, int height, @Nullable Tint tint) {
        Bounds seen = bounds(art);
        int width = Math.max(1, (int) Math.round(height * seen.aspect()));
        FloatSize size = document(art).size();
        double scale = height / (seen.height() * size.height);
        Sprite sprite = render(
                art,
                width,
                height,
                new ViewBox(
                        (float) (-seen.x() * size.width * scale),
                        (float) (-seen.y() * size.height * scale),
                        (float) (size.width * scale),
                        (float) (size.height * scale)));
        if (tint != null) {
            Dye.of(sprite, tint);
        }
        return sprite;
    }

    private Sprite render(String art, int width, int height, ViewBox box) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        document(art).render((@Nullable Component) null, graphics, box);
        graphics.dispose();
        return new Sprite(image);
    }

    private SVGDocument document(String art) {
        return documents.computeIfAbsent(art, this::parse);
    }

    private SVGDocument parse(String art) {
        byte[] svg = artwork.svg(art).getBytes(StandardCharsets.UTF_8);
        return Objects.requireNonNull(
                new SVGLoader().load(new ByteArrayInputStream(svg), null, LoaderContext.createDefault()), art);
    }

    private Bounds bounds(String art) {
        return bounds.computeIfAbsent(art, this::measure);
    }

    private Bounds measure(String art) {
        FloatSize size = document(art).size();
        double scale = PROBE / Math.max(size.width, size.height);
        int width = (int) Math.ceil(size.width * scale);
        int height = (int) Math.ceil(size.height * scale);
        Sprite whole =
                render(art, width, height, new ViewBox((float) (size.width * scale), (float) (size.height * scale)));
        Rectangle seen = seen(((DataBufferInt) whole.image().getRaster().getDataBuffer()).getData(), width, height);
        return new Bounds(
                seen.x / (size.width * scale),
                seen.y / (size.height * scale),
                seen.width / (size.width * scale),
                seen.height / (size.height * scale),
                (double) seen.width / seen.height);
    }

    private static Rectangle seen(int[] pixels, int width, int height) {
        Rectangle seen = new Rectangle(-1, -1);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (pixels[y * width + x] >>> 24 > SEEN) {
                    seen.add(new Rectangle(x, y, 1, 1));
                }
            }
        }
        return seen.isEmpty() ? new Rectangle(width, height) : seen;
    }
}
