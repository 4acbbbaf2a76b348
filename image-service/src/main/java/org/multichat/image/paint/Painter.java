package org.multichat.image.paint;

import java.awt.image.BufferedImage;
import java.util.List;
import org.multichat.image.art.Artwork;
import org.multichat.image.art.Studio;
import org.multichat.image.art.Traits;
import org.multichat.image.scene.Place;
import org.multichat.image.scene.Scene;

/** Paints a scene. The same scene, size and seed yield the same pixels. */
public final class Painter {

    private final Artwork artwork;
    private final Traits traits;

    public Painter(Artwork artwork, Traits traits) {
        this.artwork = artwork;
        this.traits = traits;
    }

    /** Begins a picture; its steps are taken one by one so that the work can be watched and stopped between them. */
    public Painting begin(Scene scene, int width, int height, long seed) {
        return new Painting(scene, new Canvas(width, height), seed);
    }

    /** A picture on its way: compose, draw, finish, in this order. */
    public final class Painting {

        private final View view;
        private final Studio studio = new Studio(artwork);
        private List<Placed> placed = List.of();

        private Painting(Scene scene, Canvas canvas, long seed) {
            this.view = View.of(canvas, scene, new Dice(seed));
        }

        /** Decides where everything goes. */
        public void compose() {
            placed = new Arrangement(view, studio, traits).placed();
        }

        List<Placed> placed() {
            return placed;
        }

        /** Paints the backdrop. */
        public void backdrop() {
            boolean nothing = view.scene().things().isEmpty()
                    && view.scene().sights().isEmpty()
                    && view.scene().place() == Place.MEADOW
                    && !view.scene().placeNamed();
            if (nothing) {
                new Abstract(view).paint();
            } else {
                Backdrop.paint(view);
                new Air(view).lightning();
            }
        }

        /** Draws the things, the farthest first. */
        public void things() throws InterruptedException {
            draw(placed);
        }

        void draw(List<Placed> things) throws InterruptedException {
            Cast cast = new Cast(view, studio);
            for (Placed thing : things) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("the picture is not wanted any more");
                }
                cast.draw(thing);
            }
        }

        /** Weather in front of everything, and the style. */
        public BufferedImage finish() {
            new Air(view).paint();
            new Finish(view).apply(view.scene().style(), view.scene().mood());
            return view.canvas().image;
        }
    }
}
