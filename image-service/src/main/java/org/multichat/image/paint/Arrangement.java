package org.multichat.image.paint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.multichat.image.art.Studio;
import org.multichat.image.art.Trait;
import org.multichat.image.art.Trait.Stance;
import org.multichat.image.art.Traits;
import org.multichat.image.paint.Placed.Footing;
import org.multichat.image.scene.Link;
import org.multichat.image.scene.Place;
import org.multichat.image.scene.Scene;
import org.multichat.image.scene.Thing;
import org.multichat.image.scene.Where;

/**
 * Where everything stands, from back to front: large things behind small ones, what is related beside what it is
 * related to.
 */
final class Arrangement {

    /** A duck has its legs under water, a ship only its keel. */
    private static final double SMALL_SWIMMER = 0.26;

    private static final double USED_WIDTH = 0.94;
    private static final int MAX_ROWS = 3;
    /** Rather a little smaller than in two rows. */
    private static final double SQUEEZED = 1.25;

    private final View view;
    private final Scene scene;
    private final Studio studio;
    private final Traits traits;
    private final Dice dice;
    private final Map<Integer, Link> links = new HashMap<>();

    Arrangement(View view, Studio studio, Traits traits) {
        this.view = view;
        this.scene = view.scene();
        this.studio = studio;
        this.traits = traits;
        this.dice = view.dice().apart("arrangement");
        scene.links().stream()
                .filter(link -> link.where() != Where.BESIDE)
                .forEach(link -> links.put(link.subject(), link));
    }

    List<Placed> placed() {
        double[] heights = new Heights(scene, studio, traits, view.canvas()).heights();
        List<Placed> standing = new ArrayList<>();
        List<Placed> floating = new ArrayList<>();
        for (int i : besideEachOther()) {
            for (int n = 0; n < scene.things().get(i).count() && !links.containsKey(i); n++) {
                Placed placed = unplaced(i, heights[i] * dice.between(0.94, 1.06));
                (floats(i) ? floating : standing).add(placed);
            }
        }
        List<Placed> roots = new ArrayList<>(new Floating(view, traits).spread(floating));
        roots.addAll(rows(standing));
        roots.sort(Comparator.comparingDouble(Placed::base));
        List<Placed> all = new ArrayList<>();
        Attached attached = new Attached(view, scene, studio, traits, dice, heights);
        roots.forEach(root -> all.addAll(attached.with(root, roots)));
        return all;
    }

    /** The order of the prompt, but what is beside something comes right after it. */
    private List<Integer> besideEachOther() {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < scene.things().size(); i++) {
            order.add(i);
        }
        for (Link link : scene.links()) {
            if (link.where() == Where.BESIDE) {
                order.remove(Integer.valueOf(link.subject()));
                order.add(order.indexOf(link.object()), link.subject());
            }
        }
        return order;
    }

    private Placed unplaced(int thing, double height) {
        Thing about = scene.things().get(thing);
        double aspect = studio.aspect(about.art());
        return new Placed(
                thing, about.art(), about.tint(), 0, 0, height * aspect, height, false, 0, footing(thing), sunk(thing));
    }

    private Footing footing(int thing) {
        Stance stance = traits.of(scene.things().get(thing).art()).stance();
        if (floats(thing)) {
            return Footing.NONE;
        }
        boolean wet = scene.place() == Place.SEA || scene.place() == Place.LAKE || scene.place() == Place.BEACH;
        return wet && (stance == Stance.WATER || stance == Stance.DEEP || scene.place() == Place.SEA)
                ? Footing.WATER
                : Footing.GROUND;
    }

    /** A whale at the surface shows its back. */
    private double sunk(int thing) {
        Stance stance = traits.of(scene.things().get(thing).art()).stance();
        double height = traits.of(scene.things().get(thing).art()).height();
        boolean wet = footing(thing) == Footing.WATER;
        return wet && stance == Stance.DEEP
                ? 0.26
                : wet && stance == Stance.WATER ? (height < SMALL_SWIMMER ? 0.14 : 0.04) : wet ? 0.12 : 0;
    }

    private boolean floats(int thing) {
        Trait trait = traits.of(scene.things().get(thing).art());
        return scene.things().get(thing).flying()
                || (trait.stance() == Stance.SKY && scene.place() != Place.TABLE)
                || scene.place() == Place.SPACE
                || scene.place() == Place.SKY
                || (scene.place() == Place.UNDERWATER && trait.stance() != Stance.GROUND);
    }

    private List<Placed> rows(List<Placed> standing) {
        double usable = view.canvas().width * USED_WIDTH;
        double total = standing.stream().mapToDouble(Placed::width).sum();
        int rows = Math.clamp((int) Math.ceil(total / usable / SQUEEZED), 1, MAX_ROWS);
        double scale = Math.min(1, rows * usable * 0.96 / Math.max(1, total));
        List<Placed> fitting =
                standing.stream().map(placed -> placed.scaled(scale)).toList();
        List<List<Placed>> byRow = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            byRow.add(new ArrayList<>());
        }
        List<Placed> tallest = new ArrayList<>(fitting);
        tallest.sort(Comparator.comparingDouble(this::natural).reversed());
        double[] filled = new double[rows];
        for (Placed placed : tallest) {
            int row = 0;
            while (row < rows - 1 && filled[row] + placed.width() > usable) {
                row++;
            }
            filled[row] += placed.width();
            byRow.get(row).add(placed);
        }
        List<Placed> all = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            // Back to the order of the prompt, so that neighbours stay neighbours.
            byRow.get(row).sort(Comparator.comparingInt(fitting::indexOf));
            double fits = Math.min(1, usable / Math.max(1, filled[row]));
            all.addAll(row(
                    byRow.get(row).stream().map(placed -> placed.scaled(fits)).toList(), row, rows));
        }
        return all;
    }

    private double natural(Placed placed) {
        return traits.of(placed.art()).height()
                * scene.things().get(placed.thing()).size().factor();
    }

    private List<Placed> row(List<Placed> row, int number, int rows) {
        double width = view.canvas().width;
        double total = row.stream().mapToDouble(Placed::width).sum();
        double free = width * USED_WIDTH - total;
        double gap = row.size() < 2 ? 0 : Math.min(free / (row.size() - 0.5), view.px(52));
        double x = (width - total - gap * (row.size() - 1)) / 2;
        if (row.size() == 1 && rows > 1) {
            x += (number % 2 == 0 ? -1 : 1) * Math.min(free / 2, width * 0.2);
        }
        if (row.size() == 1 && rows == 1 && !scene.sights().isEmpty()) {
            x -= view.light().side() * Math.min(free / 2, width * 0.07);
        }
        List<Placed> done = new ArrayList<>();
        for (Placed placed : row) {
            boolean mirror =
                    traits.facesLeft(placed.art()) && x + placed.width() / 2 < width * (row.size() == 1 ? 0.3 : 0.48);
            done.add(placed.at(x + placed.width() / 2, base(placed, number, rows))
                    .turned(0, mirror));
            x += placed.width() + gap;
        }
        return done;
    }

    private double base(Placed placed, int row, int rows) {
        double ground = view.canvas().height - view.horizon();
        double tall = placed.height() / view.canvas().height;
        double near = rows == 1 ? 0.74 - 0.3 * Math.clamp((tall - 0.3) / 0.4, 0, 1) : 0.3 + 0.56 * row / (rows - 1);
        if (scene.place() == Place.BEACH) {
            near = placed.footing() == Footing.WATER ? 0.2 : Math.max(0.66, near + 0.1);
        }
        if (scene.place() == Place.LAKE) {
            near = placed.footing() == Footing.WATER ? 0.28 + 0.2 * row : 0.85;
        }
        if (scene.place() == Place.SEA) {
            near = 0.3 + 0.2 * row;
        }
        if (scene.place() == Place.UNDERWATER) {
            return view.canvas().height * dice.between(0.9, 0.95);
        }
        double base = view.horizon() + ground * Math.clamp(near + dice.between(-0.05, 0.05), 0.12, 0.95);
        // Nothing loses its head at the upper edge.
        return Math.min(
                view.canvas().height * 0.97, Math.max(base, placed.height() * (1 - placed.hidden()) + view.px(14)));
    }
}
