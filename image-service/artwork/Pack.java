import module java.base;

/**
 * Makes src/main/resources/artwork/noto.tsv.gz from three npm packages, byte for byte the same each time:
 *
 * <pre>
 * npm pack @iconify-json/noto@1.2.9 emojilib@4.0.3 unicode-emoji-json@0.9.0     (each unpacked: tar xzf)
 * java Pack.java NOTO_FOLDER EMOJILIB_FOLDER UNICODE_EMOJI_JSON_FOLDER ../src/main/resources/artwork/noto.tsv.gz
 * </pre>
 *
 * One line a picture, in the order of Unicode: name, character, group, keywords (spaces between, _ within), SVG. Left out: skin tones,
 * flags and signs, which nobody asks a painter for.
 */
static final Set<String> GROUPS = Set.of(
        "Smileys & Emotion", "People & Body", "Animals & Nature", "Food & Drink", "Travel & Places", "Activities", "Objects");

void main(String... folders) throws IOException {
    Map<?, ?> icons = object(object(json(folders[0], "icons.json")).get("icons"));
    Map<?, ?> names = object(json(folders[0], "chars.json"));
    Map<?, ?> keywords = object(json(folders[1], "dist/emoji-en-US.json"));
    Map<?, ?> emoji = object(json(folders[2], "data-by-emoji.json"));
    StringBuilder lines = new StringBuilder();
    emoji.forEach((character, about) -> {
        String group = (String) object(about).get("group");
        String name = name(names, (String) character);
        if (GROUPS.contains(group) && name != null && icons.containsKey(name)) {
            lines.append(name).append('\t').append(character).append('\t').append(group).append('\t');
            lines.append(words((String) object(about).get("slug"), (List<?>) keywords.get(character))).append('\t');
            lines.append(object(icons.get(name)).get("body")).append('\n');
        }
    });
    try (var out = new GZIPOutputStream(Files.newOutputStream(Path.of(folders[3]))) {
        {
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }) {
        out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
    }
}

/** The name of a character's picture; Unicode's variation selector is there in some lists and not in others. */
String name(Map<?, ?> names, String character) {
    Object exact = names.get(points(character));
    return (String) (exact != null ? exact : names.get(points(character.replace("\uFE0F", ""))));
}

String points(String character) {
    return character.codePoints().mapToObj(Integer::toHexString).collect(Collectors.joining("-"));
}

String words(String slug, List<?> keywords) {
    Set<String> words = new LinkedHashSet<>(List.of(slug));
    if (keywords != null) {
        keywords.forEach(word -> words.add(word.toString().toLowerCase(Locale.ROOT).strip().replace(' ', '_')));
    }
    words.removeIf(word -> !word.matches("[a-z][a-z0-9_'-]+"));
    return String.join(" ", words);
}

Map<?, ?> object(Object value) {
    return (Map<?, ?>) value;
}

Object json(String folder, String file) throws IOException {
    return new Json(Files.readString(Path.of(folder, file))).value();
}

/** As much JSON as these files hold. */
static final class Json {
    private final String text;
    private int at;

    Json(String text) {
        this.text = text;
    }

    Object value() {
        return switch (next()) {
            case '{' -> map();
            case '[' -> list();
            case '"' -> string();
            default -> literal();
        };
    }

    private Map<String, Object> map() {
        Map<String, Object> map = new LinkedHashMap<>();
        at++;
        while (next() != '}') {
            String key = string();
            next();
            at++;
            map.put(key, value());
            skipComma();
        }
        at++;
        return map;
    }

    private List<Object> list() {
        List<Object> list = new ArrayList<>();
        at++;
        while (next() != ']') {
            list.add(value());
            skipComma();
        }
        at++;
        return list;
    }

    private String string() {
        StringBuilder string = new StringBuilder();
        for (at++; text.charAt(at) != '"'; at++) {
            char c = text.charAt(at);
            if (c == '\\') {
                c = text.charAt(++at);
                if (c == 'u') {
                    c = (char) HexFormat.fromHexDigits(text, at + 1, at + 5);
                    at += 4;
                } else {
                    c = "nrt".indexOf(c) >= 0 ? "\n\r\t".charAt("nrt".indexOf(c)) : c;
                }
            }
            string.append(c);
        }
        at++;
        return string.toString();
    }

    private Object literal() {
        int from = at;
        while (",]}".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(from, at).strip();
    }

    private void skipComma() {
        if (next() == ',') {
            at++;
        }
    }

    private char next() {
        while (Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return text.charAt(at);
    }
}
