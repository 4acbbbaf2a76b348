package org.multichat.image.art;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/**
 * The 1,420 pictures of Noto Emoji. They stay the bytes they were read as (6.6 MB); only a picture that is drawn
 * becomes text and then shapes.
 */
final class Noto {

    private static final String FILE = "/artwork/noto.tsv.gz";
    private static final int FIELDS_BEFORE_SVG = 4;

    /** One picture: its name, its character, its group in Unicode, the words for it, and where its SVG lies. */
    record Icon(String name, String character, String group, List<String> keywords, int from, int to) {}

    private final byte[] bytes;
    private final List<Icon> icons = new ArrayList<>();
    private final Map<String, Icon> byName = new HashMap<>();

    Noto() {
        try (InputStream file = Objects.requireNonNull(Noto.class.getResourceAsStream(FILE), FILE);
                InputStream text = new GZIPInputStream(file)) {
            bytes = text.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        int from = 0;
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] == '\n') {
                read(from, at);
                from = at + 1;
            }
        }
    }

    private void read(int from, int end) {
        int svg = from;
        for (int tabs = 0; tabs < FIELDS_BEFORE_SVG; svg++) {
            tabs += bytes[svg] == '\t' ? 1 : 0;
        }
        String[] fields = new String(bytes, from, svg - from, StandardCharsets.UTF_8).split("\t", -1);
        Icon icon = new Icon(fields[0], fields[1], fields[2], List.of(fields[3].split(" ", -1)), svg, end);
        icons.add(icon);
        byName.put(icon.name(), icon);
    }

    List<Icon> icons() {
        return icons;
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }

    /** The shapes of a picture of 128 x 128, without the element around them. */
    String shapes(String name) {
        Icon icon = icon(name);
        return new String(bytes, icon.from(), icon.to() - icon.from(), StandardCharsets.UTF_8);
    }

    Icon icon(String name) {
        return Objects.requireNonNull(byName.get(name), name);
    }
}
