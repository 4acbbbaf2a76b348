package org.multichat.image.art;

/** A colour as the eye orders it (Björn Ottosson's Oklab): equal steps look equal, and light is apart from hue. */
record Oklab(double l, double a, double b) {

    private static final double[] LINEAR = new double[256];

    static {
        for (int i = 0; i < 256; i++) {
            double c = i / 255.0;
            LINEAR[i] = c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
        }
    }

    static Oklab of(int rgb) {
        double r = LINEAR[(rgb >> 16) & 255];
        double g = LINEAR[(rgb >> 8) & 255];
        double b = LINEAR[rgb & 255];
        double l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
        double m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
        double s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
        return new Oklab(
                0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
                1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
                0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s);
    }

    int rgb() {
        double l1 = l + 0.3963377774 * a + 0.2158037573 * b;
        double m1 = l - 0.1055613458 * a - 0.0638541728 * b;
        double s1 = l - 0.0894841775 * a - 1.2914855480 * b;
        double l3 = l1 * l1 * l1;
        double m3 = m1 * m1 * m1;
        double s3 = s1 * s1 * s1;
        return (channel(4.0767416621 * l3 - 3.3077115913 * m3 + 0.2309699292 * s3) << 16)
                | (channel(-1.2684380046 * l3 + 2.6097574011 * m3 - 0.3413193965 * s3) << 8)
                | channel(-0.0041960863 * l3 - 0.7034186147 * m3 + 1.7076147010 * s3);
    }

    private static int channel(double linear) {
        double c = linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
        return Math.clamp(Math.round(c * 255), 0, 255);
    }

    double chroma() {
        return Math.hypot(a, b);
    }

    /** 0 to 1 around the wheel. */
    double hue() {
        double turn = Math.atan2(b, a) / (2 * Math.PI);
        return turn < 0 ? turn + 1 : turn;
    }

    Oklab towards(Oklab other, double share) {
        return new Oklab(l + (other.l - l) * share, a + (other.a - a) * share, b + (other.b - b) * share);
    }
}
