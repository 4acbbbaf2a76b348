package org.multichat.image.words;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.multichat.image.art.Trait;
import org.multichat.image.art.Trait.Stance;
import org.multichat.image.art.Traits;
import org.multichat.image.scene.Hour;
import org.multichat.image.scene.Link;
import org.multichat.image.scene.Mood;
import org.multichat.image.scene.Place;
import org.multichat.image.scene.Scene;
import org.multichat.image.scene.Sight;
import org.multichat.image.scene.Style;
import org.multichat.image.scene.Thing;
import org.multichat.image.scene.Weather;
import org.multichat.image.scene.Where;

/** Decides what was left open: a whale is in the sea, apples alone are on a table, stars make it night. */
final class Staging {

    private static final double FITS_ON_A_TABLE = 0.26;

    private final Traits traits;

    Staging(Traits traits) {
        this.traits = traits;
    }

    Scene scene(Draft draft) {
        tabletop(draft);
        List<Link> said = List.copyOf(draft.links);
        draft.links.clear();
        said.stream().filter(link -> canCarry(draft, link, said)).forEach(link -> draft.link(meant(draft, link)));
        dressed(draft);
        Place place = place(draft);
        Set<Sight> sights = draft.sights.isEmpty() ? EnumSet.noneOf(Sight.class) : EnumSet.copyOf(draft.sights);
        Hour hour = hour(draft, place, sights);
        return new Scene(
                draft.things,
                draft.links,
                place,
                draft.place != null || draft.weather != null || draft.hour != null,
                hour,
                draft.weather == null ? Weather.CLEAR : draft.weather,
                sights,
                draft.style == null ? Style.ILLUSTRATION : draft.style,
                draft.mood == null ? Mood.PLAIN : draft.mood,
                draft.notDrawn());
    }

    /** "A fireplace, a cat on a sofa": of several things that could be meant, furniture is not on furniture. */
    private boolean canCarry(Draft draft, Link link, List<Link> said) {
        boolean several = said.stream()
                .anyMatch(other ->
                        other.object() == link.object() && other.where() == link.where() && !other.equals(link));
        String subject = draft.things.get(link.subject()).art();
        String object = draft.things.get(link.object()).art();
        boolean fits = traits.of(subject).height() < traits.of(object).height() * 0.9;
        return link.where() != Where.ON || !several || fits || isAnimate(subject);
    }

    /** "Wearing a hat and a scarf": who wears the one wears the other. */
    private void dressed(Draft draft) {
        draft.links.stream()
                .filter(link -> link.where() == Where.WORN_BY)
                .findFirst()
                .ifPresent(worn -> {
                    for (int i = 0; i < draft.things.size(); i++) {
                        if (traits.worn(draft.things.get(i).art()) != null) {
                            draft.link(new Link(i, Where.WORN_BY, worn.object()));
                        }
                    }
                });
    }

    /** A person with a balloon holds it, a person with a dog does not; in a hat is under it. */
    private Link meant(Draft draft, Link link) {
        String subject = draft.things.get(link.subject()).art();
        String object = draft.things.get(link.object()).art();
        Trait thing = traits.of(object);
        return switch (link.where()) {
            case WITH, IN, HOLDING, WEARING -> {
                boolean wearable = traits.worn(object) != null && traits.canHold(subject);
                boolean asked = link.where() == Where.WEARING && traits.worn(object) != null;
                if (asked || (wearable && link.where() != Where.HOLDING)) {
                    yield new Link(link.object(), Where.WORN_BY, link.subject());
                }
                boolean small = thing.height() <= 0.26 && (thing.stance() == Stance.GROUND || object.equals("balloon"));
                if (traits.canHold(subject)
                        && small
                        && !isAnimate(object)
                        && link.where() != Where.IN
                        && !object.equals("chessboard")) {
                    yield new Link(link.object(), Where.HELD_BY, link.subject());
                }
                yield link.where() == Where.IN && traits.isBox(object)
                        ? link
                        : new Link(
                                link.subject(), link.where() == Where.IN ? Where.BEHIND : Where.BESIDE, link.object());
            }
            case ON, RIDING ->
                traits.isBox(object) && link.where() == Where.RIDING
                        ? new Link(link.subject(), Where.IN, link.object())
                        : link;
            case UNDER, BESIDE, BEHIND, FRONT, ABOVE, HELD_BY, WORN_BY -> link;
        };
    }

    private boolean isAnimate(String art) {
        return traits.canHold(art) || traits.isAnimal(art);
    }

    /** What stands on a table, and nothing else is in view: then one looks at the table from near. */
    private void tabletop(Draft draft) {
        for (int i = 0; i < draft.things.size(); i++) {
            int table = i;
            boolean isTable = draft.things.get(i).art().equals("table")
                    && draft.things.get(i).count() == 1;
            long on = draft.links.stream()
                    .filter(link -> link.object() == table && link.where() == Where.ON)
                    .map(link -> draft.things.get(link.subject()))
                    .filter(thing -> traits.of(thing.art()).height() <= FITS_ON_A_TABLE)
                    .count();
            boolean indoors = draft.place == null || draft.place == Place.ROOM || draft.place == Place.TABLE;
            if (isTable && indoors && on > 0 && on == draft.things.size() - 1) {
                draft.removeAt(i);
                draft.place = Place.TABLE;
                return;
            }
        }
    }

    private Place place(Draft draft) {
        boolean ground = draft.things.stream().anyMatch(thing -> standsOnGround(draft, thing));
        if (draft.place != null) {
            return draft.place == Place.SEA && ground ? Place.BEACH : draft.place;
        }
        Map<Place, Integer> votes = new HashMap<>();
        List<Trait> known =
                draft.things.stream().map(thing -> traits.of(thing.art())).toList();
        known.forEach(trait -> trait.home().ifPresent(home -> votes.merge(home, 1, Integer::sum)));
        boolean weathered = draft.weather != null || draft.hour != null || !draft.sights.isEmpty();
        for (Place wet : List.of(Place.UNDERWATER, Place.SEA, Place.SPACE, Place.LAKE)) {
            if (votes.containsKey(wet)) {
                return ground && wet == Place.SEA ? Place.BEACH : ground && wet == Place.UNDERWATER ? Place.BEACH : wet;
            }
        }
        if (votes.containsKey(Place.ROOM) && !weathered) {
            return Place.ROOM;
        }
        boolean still = !known.isEmpty()
                && known.stream().allMatch(trait -> trait.home().equals(Optional.of(Place.TABLE)));
        return still && !weathered ? Place.TABLE : Place.MEADOW;
    }

    private boolean standsOnGround(Draft draft, Thing thing) {
        Trait trait = traits.of(thing.art());
        int index = draft.things.indexOf(thing);
        boolean carried = draft.links.stream()
                .anyMatch(link ->
                        link.subject() == index && link.where() != Where.BESIDE && link.where() != Where.BEHIND);
        return trait.stance() == Stance.GROUND
                && trait.home().filter(home -> home != Place.TABLE).isEmpty()
                && !carried
                && !thing.flying();
    }

    private static Hour hour(Draft draft, Place place, Set<Sight> sights) {
        if (draft.hour != null) {
            return draft.hour;
        }
        if (!place.isOutdoors()) {
            return Hour.DAY;
        }
        List<Sight> ofTheNight = new ArrayList<>(
                List.of(Sight.MOON, Sight.CRESCENT, Sight.STARS, Sight.AURORA, Sight.SHOOTING_STAR, Sight.FIREWORKS));
        ofTheNight.retainAll(sights);
        return ofTheNight.isEmpty() || sights.contains(Sight.RAINBOW) ? Hour.DAY : Hour.NIGHT;
    }
}
