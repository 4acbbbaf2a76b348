package org.multichat.image.words;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.multichat.image.scene.Hour;
import org.multichat.image.scene.Link;
import org.multichat.image.scene.Mood;
import org.multichat.image.scene.Place;
import org.multichat.image.scene.Scene;
import org.multichat.image.scene.Sight;
import org.multichat.image.scene.Size;
import org.multichat.image.scene.Style;
import org.multichat.image.scene.Thing;
import org.multichat.image.scene.Tint;
import org.multichat.image.scene.Weather;

/** What has been read so far; whatever was not said is null. */
final class Draft {

    /** More words than this nobody reads as a list of what is missing. */
    private static final int MAX_NOT_DRAWN = 20;

    private static final int MAX_CHARS_OF_A_WORD = 40;

    final List<Thing> things = new ArrayList<>();
    final List<Link> links = new ArrayList<>();
    final Set<Sight> sights = EnumSet.noneOf(Sight.class);
    final Set<String> dropped = new LinkedHashSet<>();
    final Set<Sight> droppedSights = EnumSet.noneOf(Sight.class);
    private final Set<String> notDrawn = new LinkedHashSet<>();

    @Nullable
    Place place;

    @Nullable
    Hour hour;

    @Nullable
    Weather weather;

    @Nullable
    Style style;

    @Nullable
    Mood mood;
    /** A colour and a size said of nothing in particular: "make it blue", "bigger". */
    @Nullable
    Tint tint;

    @Nullable
    Size size;

    @Nullable
    Integer count;

    boolean again;
    boolean swap;
    /** Whether it pointed to what was there before it named anything of its own. */
    boolean leansFromTheStart;

    /** One word that is not known may come before: "put it", "turn it". */
    void leansIfFirst() {
        leansFromTheStart |= things.isEmpty() && notDrawn.size() <= 1;
    }

    void miss(String word) {
        if (notDrawn.size() < MAX_NOT_DRAWN) {
            notDrawn.add(word.length() > MAX_CHARS_OF_A_WORD ? shortened(word) : word);
        }
    }

    private static String shortened(String word) {
        return word.substring(0, word.offsetByCodePoints(0, word.codePointCount(0, MAX_CHARS_OF_A_WORD) - 1)) + "…";
    }

    List<String> notDrawn() {
        return List.copyOf(notDrawn);
    }

    /** Adds it, or says that there was no room. */
    int add(Thing thing) {
        for (int i = 0; i < things.size(); i++) {
            Thing before = things.get(i);
            if (before.art().equals(thing.art()) && (thing.tint() == null || thing.tint() == before.tint())) {
                return i;
            }
        }
        if (things.size() == Scene.MAX_THINGS) {
            miss(thing.word());
            return -1;
        }
        things.add(thing);
        return things.size() - 1;
    }

    void link(Link link) {
        boolean sense = link.subject() >= 0 && link.object() >= 0 && link.subject() != link.object();
        boolean free = links.stream()
                .noneMatch(other ->
                        other.subject() == link.subject() && other.where().bindsPlace());
        if (sense && free && !reaches(link.object(), link.subject())) {
            links.add(link);
        }
    }

    /** Whether following links from one thing arrives at another: then one more link would make a ring. */
    private boolean reaches(int from, int to) {
        return from == to || links.stream().anyMatch(link -> link.subject() == from && reaches(link.object(), to));
    }

    void remove(String art) {
        for (int i = things.size() - 1; i >= 0; i--) {
            if (things.get(i).art().equals(art)) {
                removeAt(i);
            }
        }
    }

    void removeAt(int index) {
        things.remove(index);
        List<Link> kept = links.stream()
                .filter(link -> link.subject() != index && link.object() != index)
                .map(link -> new Link(less(link.subject(), index), link.where(), less(link.object(), index)))
                .toList();
        links.clear();
        links.addAll(kept);
    }

    private static int less(int index, int removed) {
        return index > removed ? index - 1 : index;
    }

    boolean isEmpty() {
        return things.isEmpty() && sights.isEmpty() && place == null;
    }
}
