package org.multichat.image.art;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Everything that can be drawn, as SVG text: whole figures first, then pictures of our own, then Noto's. */
public final class Artwork {

    private static final Pattern PLACEHOLDER = Pattern.compile("@(\\w+)");
    private static final String XMLNS =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 128 128\">";
    /** Tails of sitting animals: what tells a fox from a bear from behind. */
    private static final Map<String, String> TAILS = Map.of(
            "none", "",
            "tuft",
                    "<path d=\"M96 166q36 4 32-34\" stroke=\"@fur\" stroke-width=\"8\" fill=\"none\"/>"
                            + "<circle cx=\"128\" cy=\"126\" r=\"11\" fill=\"#7a4a22\"/>",
            "bushy",
                    "<path d=\"M92 176q46 8 44-40-4-24-20-30 2 26-30 46z\" fill=\"@fur\"/>"
                            + "<path d=\"M136 136q-4-24-20-30 0 14-7 24 14 6 27 6z\" fill=\"@belly\"/>");

    private static final List<String> OWN = List.of(
            "lighthouse",
            "table",
            "bench",
            "lamp-post",
            "fence",
            "well",
            "pumpkin",
            "cherry-tree",
            "bush",
            "daisy",
            "rose-plant",
            "cup",
            "vase",
            "barn",
            "tower",
            "windmill",
            "bridge",
            "pyramid",
            "hot-air-balloon",
            "pirate-ship",
            "submarine",
            "chessboard",
            "bookshelf",
            "fireplace",
            "piano",
            "lamp",
            "campfire",
            "igloo",
            "waterfall",
            "knight",
            "sofa",
            "rowboat");

    private record Figure(String template, Map<String, String> words) {}

    private final Noto noto = new Noto();
    private final Map<String, Figure> figures = new HashMap<>();

    public Artwork() {
        for (String line : Lines.of("/artwork/figures.txt")) {
            String[] parts = line.split(" +", -1);
            Map<String, String> words = new LinkedHashMap<>();
            for (int i = 3; i < parts.length; i++) {
                int equals = parts[i].indexOf('=');
                words.put(parts[i].substring(0, equals), parts[i].substring(equals + 1));
            }
            figures.put(parts[0], new Figure(parts[2], words));
        }
    }

    public boolean has(String name) {
        return figures.containsKey(name) || OWN.contains(name) || noto.has(name);
    }

    /** Noto's pictures as words for a reader: name, character and keywords. */
    public List<Entry> entries() {
        return noto.icons().stream()
                .map(icon -> new Entry(icon.name(), icon.character(), icon.group(), icon.keywords()))
                .toList();
    }

    /** One of Noto's pictures, as it is found. */
    public record Entry(String name, String character, String group, List<String> keywords) {}

    /** The group of Unicode that a picture of Noto belongs to; empty for our own. */
    String group(String name) {
        return noto.has(name) ? noto.icon(name).group() : "";
    }

    String svg(String name) {
        Figure figure = figures.get(name);
        if (figure != null) {
            return composed(figure);
        }
        return OWN.contains(name) ? own(name) : XMLNS + noto.shapes(name) + "</svg>";
    }

    private static String own(String name) {
        return Lines.text("/artwork/own/" + name + ".svg");
    }

    private String composed(Figure figure) {
        String svg = own(figure.template());
        // Twice, because a tail has the colours of its animal.
        return fill(fill(svg, figure), figure)
                .replaceFirst("<svg ", "<svg xmlns:xlink=\"http://www.w3.org/1999/xlink\" ");
    }

    private String fill(String svg, Figure figure) {
        Matcher matcher = PLACEHOLDER.matcher(svg);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            String value = value(matcher.group(1), figure.words().get(matcher.group(1)));
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(filled).toString();
    }

    private String value(String word, @Nullable String value) {
        String given = Objects.requireNonNull(value, word);
        if (word.equals("tail")) {
            return Objects.requireNonNull(TAILS.get(given), given);
        }
        return given.startsWith("noto:") ? noto.shapes(given.substring("noto:".length())) : given;
    }
}
