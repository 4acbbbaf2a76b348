package org.multichat.image.art;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.multichat.image.art.Trait.Stance;
import org.multichat.image.scene.Place;

/** Sizes and habits of all things, from {@code words/traits.txt}; what is not in there is guessed from its group. */
public final class Traits {

    /** On which part of the wearer a thing is worn. */
    public enum Worn {
        HEAD,
        EYES,
        NECK
    }

    private final Map<String, Trait> traits = new HashMap<>();
    private final Map<String, Worn> worn = new HashMap<>();
    private final Map<String, Double> seats = new HashMap<>();
    private final Set<String> boxes = new HashSet<>();
    private final Set<String> holders = new HashSet<>();
    private final Artwork artwork;

    public Traits(Artwork artwork) {
        this.artwork = artwork;
        for (String line : Lines.of("/words/traits.txt")) {
            int equals = line.indexOf('=');
            List<String> names = List.of(line.substring(equals + 1).strip().split(" +", -1));
            read(line.substring(0, equals).strip().split(" +", -1), names);
        }
    }

    private void read(String[] words, List<String> names) {
        switch (words[0]) {
            case "wear" -> names.forEach(name -> worn.put(name, Worn.valueOf(words[1].toUpperCase(Locale.ROOT))));
            case "seat" -> names.forEach(name -> seats.put(name, Double.valueOf(words[1])));
            case "box" -> boxes.addAll(names);
            case "holds" -> holders.addAll(names);
            default -> {
                Optional<Place> home = words[2].equals("-")
                        ? Optional.empty()
                        : Optional.of(Place.valueOf(words[2].toUpperCase(Locale.ROOT)));
                Stance stance = Stance.valueOf(words[1].toUpperCase(Locale.ROOT));
                names.forEach(name -> traits.put(name, new Trait(Double.parseDouble(words[0]), stance, home)));
            }
        }
    }

    public Trait of(String art) {
        Trait known = traits.get(art);
        return known != null ? known : guess(artwork.group(art));
    }

    private static Trait guess(String group) {
        return switch (group) {
            case "Food & Drink" -> new Trait(0.13, Stance.GROUND, Optional.of(Place.TABLE));
            case "Animals & Nature" -> new Trait(0.22, Stance.GROUND, Optional.empty());
            case "People & Body" -> new Trait(0.38, Stance.GROUND, Optional.empty());
            case "Travel & Places" -> new Trait(0.45, Stance.GROUND, Optional.empty());
            case "Objects" -> new Trait(0.18, Stance.GROUND, Optional.of(Place.TABLE));
            default -> new Trait(0.20, Stance.GROUND, Optional.empty());
        };
    }

    public @Nullable Worn worn(String art) {
        return worn.get(art);
    }

    /** The share of its height that a sitter sinks in. */
    public double seat(String art) {
        return seats.getOrDefault(art, 0.04);
    }

    /** Whether one is in it rather than on it. */
    public boolean isBox(String art) {
        return boxes.contains(art);
    }

    /** Whether it is an animal, which nobody holds in a hand. */
    public boolean isAnimal(String art) {
        return traits.containsKey(art) && artwork.group(art).equals("Animals & Nature") && of(art).height() > 0.16;
    }

    /** Noto's animals look to the left; so that they look into the picture, some are turned. */
    public boolean facesLeft(String art) {
        return artwork.group(art).equals("Animals & Nature");
    }

    public boolean canHold(String art) {
        return holders.contains(art);
    }
}
