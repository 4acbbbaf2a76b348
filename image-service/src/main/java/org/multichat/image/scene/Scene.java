package org.multichat.image.scene;

import java.util.List;
import java.util.Set;

/**
 * What a prompt asks a painter for, with nothing left open.
 *
 * @param links at most one for each subject that says where it is
 * @param placeNamed whether the words named surroundings of any kind
 * @param notDrawn words of the prompt that will not be seen
 */
public record Scene(
        List<Thing> things,
        List<Link> links,
        Place place,
        boolean placeNamed,
        Hour hour,
        Weather weather,
        Set<Sight> sights,
        Style style,
        Mood mood,
        List<String> notDrawn) {

    /** More kinds of things than this leave none of them room. */
    public static final int MAX_THINGS = 12;

    public Scene {
        things = List.copyOf(things);
        links = List.copyOf(links);
        sights = Set.copyOf(sights);
        notDrawn = List.copyOf(notDrawn);
        if (things.size() > MAX_THINGS) {
            throw new IllegalArgumentException("a scene has at most %d kinds of things".formatted(MAX_THINGS));
        }
    }

    public Scene in(Style other) {
        return new Scene(things, links, place, placeNamed, hour, weather, sights, other, mood, notDrawn);
    }
}
