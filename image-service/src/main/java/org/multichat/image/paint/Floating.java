package org.multichat.image.paint;

import java.util.ArrayList;
import java.util.List;
import org.multichat.image.art.Traits;
import org.multichat.image.paint.Placed.Footing;
import org.multichat.image.scene.Place;

/** What is in the air, in the water or in space: spread over it, away from sun and moon. */
final class Floating {

    private final View view;
    private final Traits traits;
    private final Dice dice;

    Floating(View view, Traits traits) {
        this.view = view;
        this.traits = traits;
        this.dice = view.dice().apart("floating");
    }

    List<Placed> spread(List<Placed> floating) {
        List<Placed> done = new ArrayList<>();
        double width = view.canvas().width;
        double total = floating.stream().mapToDouble(Placed::width).sum();
        double scale = Math.min(1, width * (floating.size() > 4 ? 1.7 : 1.05) / Math.max(1, total));
        for (int i = 0; i < floating.size(); i++) {
            Placed placed = floating.get(i).scaled(scale);
            double share = floating.size() == 1 ? alone() : (i + 0.5) / floating.size();
            double x = Math.clamp(
                    width * share,
                    placed.width() / 2 + view.px(8),
                    Math.max(placed.width() / 2 + view.px(8), width - placed.width() / 2 - view.px(8)));
            double middle = middle(i, floating.size());
            double base = Math.clamp(
                    middle + placed.height() / 2, placed.height() + view.px(10), view.canvas().height * 0.96);
            boolean mirror = traits.facesLeft(placed.art()) && share < 0.5;
            done.add(placed.at(x, base).turned(turn(), mirror).on(Footing.NONE, 0));
        }
        return done;
    }

    private double alone() {
        boolean shared = !view.scene().sights().isEmpty() || view.scene().place() == Place.MOON;
        return 0.5 - (shared ? view.light().side() * 0.14 : 0);
    }

    private double middle(int number, int of) {
        double height = view.canvas().height;
        double sway = (number % 2 == 0 ? -1 : 1) * (of > 1 ? 0.09 : 0) + dice.between(-0.03, 0.03);
        return switch (view.scene().place()) {
            case SPACE -> height * (0.54 + sway * 1.5);
            case UNDERWATER -> height * (0.45 + sway * 2);
            case SKY -> height * (0.42 + sway);
            default -> height * ((of == 1 ? 0.33 : 0.27) + sway);
        };
    }

    private double turn() {
        return view.scene().place() == Place.SPACE ? dice.between(-0.2, 0.2) : dice.between(-0.05, 0.05);
    }
}
