package org.multichat.image.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What an English plural may be the plural of. */
final class Stems {

    private static final Map<String, String> IRREGULAR = Map.ofEntries(
            Map.entry("mice", "mouse"),
            Map.entry("geese", "goose"),
            Map.entry("men", "man"),
            Map.entry("women", "woman"),
            Map.entry("feet", "foot"),
            Map.entry("teeth", "tooth"),
            Map.entry("oxen", "ox"),
            Map.entry("wolves", "wolf"),
            Map.entry("knives", "knife"),
            Map.entry("leaves", "leaf"),
            Map.entry("elves", "elf"),
            Map.entry("loaves", "loaf"),
            Map.entry("calves", "calf"),
            Map.entry("children", "child"),
            Map.entry("kids", "child"),
            Map.entry("people", "person"),
            Map.entry("cacti", "cactus"),
            Map.entry("octopi", "octopus"),
            Map.entry("dominoes", "domino"));

    private Stems() {}

    static List<String> of(String word) {
        List<String> stems = new ArrayList<>();
        int space = word.lastIndexOf(' ') + 1;
        String last = word.substring(space);
        String irregular = IRREGULAR.get(last);
        if (irregular != null) {
            stems.add(word.substring(0, space) + irregular);
        }
        if (last.length() > 3 && last.endsWith("s") && !last.endsWith("ss")) {
            stems.add(word.substring(0, word.length() - 1));
            if (last.endsWith("ies")) {
                stems.add(word.substring(0, word.length() - 3) + "y");
            }
            if (last.endsWith("es")) {
                stems.add(word.substring(0, word.length() - 2));
            }
        }
        return stems;
    }
}
