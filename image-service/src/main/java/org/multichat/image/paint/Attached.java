package org.multichat.image.paint;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.multichat.image.art.Sprite;
import org.multichat.image.art.Studio;
import org.multichat.image.art.Traits;
import org.multichat.image.paint.Placed.Footing;
import org.multichat.image.scene.Link;
import org.multichat.image.scene.Scene;
import org.multichat.image.scene.Thing;
import org.multichat.image.scene.Where;

/** What stands on, hangs over, hides behind or is held by something else. */
final class Attached {

    /** Legs of a rider that are on the far side. */
    private static final double LEGS = 0.24;
    /** What has its seat as low as this has a deck: who is in it is small. */
    private static final double DECK = 0.8;

    /** And as low as this, nothing of it is before them. */
    private static final double OPEN = 0.9;

    private final View view;
    private final Scene scene;
    private final Studio studio;
    private final Traits traits;
    private final Dice dice;
    private final double[] heights;

    Attached(View view, Scene scene, Studio studio, Traits traits, Dice dice, double[] heights) {
        this.view = view;
        this.scene = scene;
        this.studio = studio;
        this.traits = traits;
        this.dice = dice;
        this.heights = heights;
    }

    /** A thing with all that belongs to it, from back to front. */
    List<Placed> with(Placed object, List<Placed> roots) {
        List<Placed> behind = new ArrayList<>();
        List<Placed> before = new ArrayList<>();
        for (Where where : Where.values()) {
            List<Link> here = scene.links().stream()
                    .filter(link -> link.object() == object.thing() && link.where() == where && where != Where.BESIDE)
                    .toList();
            for (Placed placed : subjects(here, object, roots)) {
                boolean hidden = where == Where.BEHIND
                        || (where == Where.IN && traits.seat(object.art()) < OPEN)
                        || placed.art().equals("umbrella");
                (hidden ? behind : before).addAll(with(placed, List.of(placed)));
            }
        }
        behind.add(object);
        behind.addAll(before);
        return behind;
    }

    /** All that is to be at one side of one thing, in a row: two cats and a dog on a sofa. */
    private List<Placed> subjects(List<Link> here, Placed object, List<Placed> roots) {
        int number = here.stream().mapToInt(link -> share(link, object, roots)).sum();
        List<Placed> placed = new ArrayList<>();
        for (Link link : here) {
            Thing subject = scene.things().get(link.subject());
            double height = fitting(link, object, number);
            for (int i = share(link, object, roots); i > 0; i--) {
                double across = number == 1 ? 0.5 : (placed.size() + 0.5) / number;
                placed.add(one(link, subject, object, across, height));
            }
        }
        return placed;
    }

    /** Where several things could be meant, each of them gets its part: two cats on two chairs. */
    private int share(Link link, Placed object, List<Placed> roots) {
        int count = scene.things().get(link.subject()).count();
        List<Placed> same =
                roots.stream().filter(root -> root.thing() == object.thing()).toList();
        int objects = Math.max(1, same.size());
        int number = Math.max(0, same.indexOf(object));
        return count / objects + (number < count % objects ? 1 : 0);
    }

    /** Not larger than fits there. */
    private double fitting(Link link, Placed object, int number) {
        Thing subject = scene.things().get(link.subject());
        double aspect = studio.aspect(subject.art());
        double height = heights[link.subject()];
        return switch (link.where()) {
            case ON -> Math.min(height, object.width() * 0.92 / number / aspect);
            case RIDING -> Math.min(Math.max(height, object.height() * 0.55), object.height() * 0.95);
            case IN ->
                Math.min(
                        height,
                        Math.min(
                                object.height() * (traits.seat(object.art()) < DECK ? 0.95 : 0.24),
                                object.width() * 0.8 / number / aspect));
            case HELD_BY -> Math.min(Math.max(height, object.height() * 0.26), object.height() * 0.46);
            case WORN_BY -> object.height() * 0.2;
            case FRONT -> height;
            case UNDER -> Math.min(height, object.height() * 0.55);
            case ABOVE -> Math.min(height, view.canvas().height * 0.42);
            default -> height;
        };
    }

    private Placed one(Link link, Thing subject, Placed object, double share, double height) {
        double width = height * studio.aspect(subject.art());
        Placed free = new Placed(
                link.subject(), subject.art(), subject.tint(), 0, 0, width, height, false, 0, Footing.NONE, 0);
        boolean grounded = object.footing() == Footing.GROUND;
        double spread = (share - 0.5) * object.width();
        return switch (link.where()) {
            case ON, RIDING -> on(free, object, share, link.where());
            case UNDER ->
                free.at(object.x() + spread * 0.8, object.base() + view.px(grounded ? 7 : 0))
                        .on(grounded ? Footing.GROUND : Footing.NONE, 0);
            case BEHIND -> behind(free, object, share);
            case ABOVE -> free.at(object.x() + spread, Math.max(height + view.px(8), object.top() - view.px(16)));
            case HELD_BY -> holding(free, object, share);
            case WORN_BY -> worn(free, object);
            case IN ->
                free.at(
                        object.x() + spread * 0.7,
                        object.top() + object.height() * Math.max(0.55, traits.seat(object.art())));
            case FRONT -> free.at(object.x() + spread, front(object)).on(object.footing(), object.hidden());
            case BESIDE, WITH, HOLDING, WEARING ->
                free.at(object.x() + spread + object.width() * 0.5, object.base() + view.px(6))
                        .on(object.footing(), 0);
        };
    }

    private Placed on(Placed free, Placed object, double share, Where where) {
        double across = share == 0.5 ? 0.5 + dice.between(-0.03, 0.03) : 0.08 + 0.84 * share;
        Sprite sprite = sprite(object);
        double sinks = where == Where.RIDING ? Math.max(0.22, traits.seat(object.art())) : traits.seat(object.art());
        boolean flat = sinks >= 0.1;
        double top = object.top() + (flat ? 0 : sprite.top(across)) + object.height() * sinks;
        // A rider's legs are on the other side.
        double unseen = where == Where.RIDING ? LEGS : 0;
        return free.at(
                        object.left() + across * object.width(),
                        Math.max(top, free.height() * (1 - unseen) + view.px(6)))
                .on(Footing.NONE, unseen);
    }

    private Placed behind(Placed free, Placed object, double share) {
        double aside = share == 0.5 ? (dice.heads() ? 0.42 : -0.42) : (share - 0.5) * 1.5;
        boolean grounded = object.footing() == Footing.GROUND;
        double x = Math.clamp(
                object.x() + aside * object.width(),
                free.width() / 2,
                Math.max(free.width() / 2, view.canvas().width - free.width() / 2));
        // So far back that its upper part looks out over what hides it.
        double back = Math.max(object.height() * 0.12, Math.min(view.px(60), object.height() * 1.25 - free.height()));
        return free.at(x, object.base() - back).on(grounded ? Footing.GROUND : object.footing(), object.hidden());
    }

    /** Nearer to the eye, but still on the picture. */
    private double front(Placed object) {
        return Math.min(view.canvas().height * 0.96, object.base() + view.px(34));
    }

    private Placed holding(Placed free, Placed object, double share) {
        double side = share < 0.5 || (share == 0.5 && object.mirrored()) ? -1 : 1;
        double hand = object.base() - object.height() * 0.3;
        double x = object.x() + side * object.width() * 0.45;
        return switch (free.art()) {
            // Its roof is over the head of who holds it, its handle behind the hand.
            case "umbrella" -> {
                Placed open = free.scaled(object.height() * 1.12 / free.height());
                yield open.at(object.x() + side * object.width() * 0.3, hand).turned(side * 0.06, false);
            }
            case "balloon", "kite" ->
                free.at(x + side * free.width() * 0.35, hand).turned(side * 0.1, false);
            default ->
                free.at(
                                Math.clamp(
                                        x,
                                        free.width() / 2,
                                        Math.max(free.width() / 2, view.canvas().width - free.width() / 2)),
                                hand + free.height() * 0.45)
                        .turned(side * 0.12, false);
        };
    }

    private Placed worn(Placed free, Placed object) {
        Traits.Worn worn = Objects.requireNonNullElse(traits.worn(free.art()), Traits.Worn.NECK);
        Sprite sprite = sprite(object);
        boolean animal = traits.facesLeft(object.art());
        double head = animal ? sprite.crown() : 0.5;
        double wide = animal ? object.width() * 0.46 : object.width() * (worn == Traits.Worn.HEAD ? 0.66 : 0.52);
        Placed sized = free.scaled(wide / free.width());
        double x = object.left() + head * object.width();
        double top = object.top() + sprite.top(head);
        return switch (worn) {
            case HEAD -> sized.at(x, top + sized.height() * 0.3);
            case EYES -> sized.at(x, top + object.height() * 0.24 + sized.height() * 0.5);
            case NECK -> sized.at(x, top + object.height() * 0.36 + sized.height() * 0.5);
        };
    }

    private Sprite sprite(Placed object) {
        Sprite sprite = studio.sprite(object.art(), Math.max(4, (int) Math.round(object.height())), object.tint());
        return object.mirrored() ? sprite.mirrored() : sprite;
    }
}
