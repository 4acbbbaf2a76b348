package org.multichat.image.words;

import java.util.List;
import org.multichat.image.scene.Link;
import org.multichat.image.scene.Thing;

/**
 * "Another one, at night", "now with two cats", "make it blue": what was asked before, changed by what is asked now.
 */
final class FollowUps {

    private FollowUps() {}

    /** Whether it leans on the picture before it: it says so, or it names nothing that could be drawn. */
    static boolean leansOnThePast(Draft draft) {
        return draft.again || draft.swap || (draft.things.isEmpty() && (draft.isEmpty() || !draft.dropped.isEmpty()));
    }

    /**
     * The same, and surely: the picture before it is pointed to before anything is named ("put it on a hill"), or all
     * of it is understood and there is nothing in it but colours, weather and the like, or something instead of
     * something that is not named. What names things that are not known here stands on its own.
     */
    static boolean surelyLeansOnThePast(Draft draft) {
        boolean isInstead = draft.swap && draft.dropped.isEmpty();
        boolean isUnderstood = draft.notDrawn().isEmpty();
        return leansOnThePast(draft) && (draft.leansFromTheStart || (isUnderstood && (draft.isEmpty() || isInstead)));
    }

    /** @param before is changed and given back */
    static Draft merged(Draft before, Draft now) {
        now.dropped.forEach(before::remove);
        before.sights.removeAll(now.droppedSights);
        if (now.swap && now.dropped.isEmpty() && !before.things.isEmpty() && !now.things.isEmpty()) {
            before.removeAt(0);
        }
        int[] place = new int[now.things.size()];
        for (int i = 0; i < place.length; i++) {
            place[i] = put(before, now.things.get(i));
        }
        for (Link link : now.links) {
            before.link(new Link(place[link.subject()], link.where(), place[link.object()]));
        }
        surroundings(before, now);
        main(before, now);
        now.notDrawn().forEach(before::miss);
        return before;
    }

    private static int put(Draft before, Thing thing) {
        List<Thing> things = before.things;
        for (int i = 0; i < things.size(); i++) {
            Thing known = things.get(i);
            if (known.art().equals(thing.art())) {
                Thing changed = known.times(thing.count()).sized(thing.size());
                things.set(i, thing.tint() == null ? changed : changed.in(thing.tint()));
                return i;
            }
        }
        return before.add(thing);
    }

    private static void surroundings(Draft before, Draft now) {
        before.sights.addAll(now.sights);
        before.place = now.place != null ? now.place : before.place;
        before.hour = now.hour != null ? now.hour : before.hour;
        before.weather = now.weather != null ? now.weather : before.weather;
        before.style = now.style != null ? now.style : before.style;
        before.mood = now.mood != null ? now.mood : before.mood;
    }

    /** "It" is what was named first. */
    private static void main(Draft before, Draft now) {
        if (before.things.isEmpty()) {
            return;
        }
        Thing it = before.things.getFirst();
        it = now.tint != null ? it.in(now.tint) : it;
        it = now.size != null ? it.sized(now.size) : it;
        it = now.count != null ? it.times(Math.clamp(now.count, 1, Thing.MAX_COUNT)) : it;
        before.things.set(0, it);
    }
}
