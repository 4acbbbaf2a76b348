package org.multichat.operation.setting;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The names of all settings of the product, and what is probably meant by a name that is none of them. Needs nothing
 * but a JDK: what starts the services asks it, too.
 *
 * @param names as people write them; the shipped list is made with docs/settings.md and checked by the same test
 */
public record KnownSettings(Set<String> names) {

    private static final String LIST = "settings.txt";

    /** What is never shown, and may come from a file instead: {@code <NAME>_FILE}. */
    private static final Pattern SECRET = Pattern.compile(".+_(KEY|PASSWORD|SECRET|TOKEN)");

    private static final String FILE = "_FILE";

    /** Shorter names are a letter away from names that others use: NODE, MODEL, OAUTH. */
    private static final int SHORTEST_GUESSED = 6;

    private static final int LONG = 10;

    /** A name that is no setting, and the one that was probably meant. */
    public record Unknown(String name, String nearest) {

        /** One line for a person; the value may be a secret and is not in it. */
        public String inWords() {
            return "the setting %s is unknown and does nothing; %s is the nearest there is (docs/settings.md)"
                    .formatted(name, nearest);
        }
    }

    public KnownSettings {
        names = Set.copyOf(names);
    }

    /** Those of this version. */
    public static KnownSettings shipped() {
        try (InputStream list = KnownSettings.class.getResourceAsStream(LIST)) {
            if (list == null) {
                throw new IllegalStateException(LIST + " is missing beside " + KnownSettings.class.getName());
            }
            String text = new String(list.readAllBytes(), StandardCharsets.UTF_8);
            return new KnownSettings(
                    text.lines().filter(line -> !line.isBlank()).collect(Collectors.toSet()));
        } catch (IOException failed) {
            throw new UncheckedIOException("the list of settings cannot be read", failed);
        }
    }

    /** Whether this is a secret by its name. */
    public static boolean isSecret(String name) {
        return SECRET.matcher(name).matches();
    }

    /** The setting that names a file with the secret. */
    public static String fileSetting(String secret) {
        return secret + FILE;
    }

    public Set<String> secrets() {
        return names.stream().filter(KnownSettings::isSecret).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * What among these names is a setting of ours with a slip in it; in the order of the alphabet. Environments hold
     * much that is not ours, so only names are told that differ by a slip or two of the keyboard from one of ours.
     */
    public List<Unknown> unknownAmong(Collection<String> given) {
        return given.stream()
                .filter(name -> !isKnown(name))
                .sorted()
                .flatMap(name -> nearest(name).map(near -> new Unknown(name, near)).stream())
                .toList();
    }

    private boolean isKnown(String name) {
        return names.contains(name)
                || (name.endsWith(FILE) && secrets().contains(name.substring(0, name.length() - FILE.length())));
    }

    private Optional<String> nearest(String name) {
        if (name.length() < SHORTEST_GUESSED) {
            return Optional.empty();
        }
        for (int slips = 1; slips <= (name.length() < LONG ? 1 : 2); slips++) {
            int most = slips;
            Optional<String> near = names.stream()
                    .filter(known -> known.length() >= SHORTEST_GUESSED && known.charAt(0) == name.charAt(0))
                    .filter(known -> Slips.between(known, name) <= most)
                    .sorted()
                    .findFirst();
            if (near.isPresent()) {
                return near;
            }
        }
        return Optional.empty();
    }
}
