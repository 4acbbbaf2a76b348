package org.multichat.image.paint;

import java.util.Set;
import org.multichat.image.scene.Hour;
import org.multichat.image.scene.Sight;
import org.multichat.image.scene.Weather;

/** Air, clouds, and what shines in it. */
final class Sky {

    private final View view;
    private final Canvas canvas;
    private final Light light;

    Sky(View view) {
        this.view = view;
        this.canvas = view.canvas();
        this.light = view.light();
    }

    void paint() {
        air();
        Hour hour = view.scene().hour();
        Weather weather = view.scene().weather();
        Set<Sight> sights = view.scene().sights();
        boolean open = weather == Weather.CLEAR || weather == Weather.AUTUMN || weather == Weather.SNOW;
        if ((hour == Hour.NIGHT && open) || sights.contains(Sight.STARS)) {
            new Stars(view).paint(sights.contains(Sight.STARS) ? 1.6 : 1);
        }
        new Heavens(view).paint(open);
        clouds(
                switch (weather) {
                    case CLEAR, AUTUMN -> hour == Hour.NIGHT ? 0.25 : 0.48;
                    case SNOW, FOG -> 0.6;
                    case CLOUDY -> 0.72;
                    case RAIN -> 0.85;
                    case STORM -> 0.95;
                });
    }

    private void air() {
        for (int y = 0; y < canvas.height; y++) {
            double down = Math.min(1, (double) y / Math.max(1, view.horizon()));
            int row = Rgb.mix(light.zenith(), light.middle(), light.horizon(), Math.pow(down, 0.9));
            for (int x = 0; x < canvas.width; x++) {
                // A grain finer than one step of colour keeps the gradient from falling into bands.
                double grain = 1 + ((Dice.mixed((long) y * canvas.width + x) & 255) / 255.0 - 0.5) * 0.018;
                canvas.pixels[y * canvas.width + x] = Rgb.scaled(row, grain);
            }
        }
    }

    private void clouds(double cover) {
        double scale = 1 / view.px(150);
        double shift = view.dice().apart("clouds").between(0, 200);
        int lit = Rgb.mix(light.cloud(), light.horizon(), 0.1);
        int shade = Rgb.mix(light.middle(), Rgb.scaled(light.cloud(), 0.72), 0.6);
        double from = 0.86 - cover * 0.5;
        for (int y = 0; y < Math.min(view.horizon(), canvas.height); y++) {
            double down = (double) y / view.horizon();
            double flat = 1.4 + down * 3.4;
            double fade = Math.min(1, (1 - down) * 3.5) * (cover > 0.8 ? 1 : 0.92);
            for (int x = 0; x < canvas.width; x++) {
                double u = x * scale * (0.8 + down * 0.7) + shift;
                double v = y * scale * flat;
                double thick = view.noise().rough(u, v, 5);
                double dense = Math.clamp((thick - from) / 0.2, 0, 1);
                if (dense > 0) {
                    double towardsLight = view.noise().rough(u + light.side() * 0.18, v - 0.22, 3);
                    double bright = Math.clamp(0.55 + (thick - towardsLight) * 2.6, 0, 1);
                    int i = y * canvas.width + x;
                    double soft = dense * dense * (3 - 2 * dense) * fade;
                    canvas.pixels[i] = Rgb.mix(canvas.pixels[i], Rgb.mix(shade, lit, bright), soft * 0.94);
                }
            }
        }
    }
}
