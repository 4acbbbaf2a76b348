package org.multichat.image.paint;

/** Makes strokes of a picture: each point takes the colour of the calmest of its four neighbourhoods. */
final class Kuwahara {

    private final int[] pixels;
    private final int width;
    private final int height;

    Kuwahara(int[] pixels, int width, int height) {
        this.pixels = pixels;
        this.width = width;
        this.height = height;
    }

    int[] strokes(int radius) {
        int row = width + 1;
        int[][] sums = new int[3][row * (height + 1)];
        long[] squares = new long[row * (height + 1)];
        long[] lumas = new long[row * (height + 1)];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int rgb = pixels[y * width + x];
                long luma = (long) Rgb.luma(rgb);
                int i = (y + 1) * row + x + 1;
                for (int c = 0; c < 3; c++) {
                    sums[c][i] =
                            ((rgb >> (16 - 8 * c)) & 255) + sums[c][i - 1] + sums[c][i - row] - sums[c][i - row - 1];
                }
                lumas[i] = luma + lumas[i - 1] + lumas[i - row] - lumas[i - row - 1];
                squares[i] = luma * luma + squares[i - 1] + squares[i - row] - squares[i - row - 1];
            }
        }
        int[] result = new int[pixels.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                result[y * width + x] = calmest(x, y, radius, sums, lumas, squares);
            }
        }
        return result;
    }

    private int calmest(int x, int y, int radius, int[][] sums, long[] lumas, long[] squares) {
        int row = width + 1;
        double best = Double.MAX_VALUE;
        int colour = 0;
        for (int quarter = 0; quarter < 4; quarter++) {
            int left = Math.max(0, (quarter & 1) == 0 ? x - radius : x);
            int right = Math.min(width, ((quarter & 1) == 0 ? x : x + radius) + 1);
            int top = Math.max(0, (quarter & 2) == 0 ? y - radius : y);
            int low = Math.min(height, ((quarter & 2) == 0 ? y : y + radius) + 1);
            int a = top * row + left;
            int b = top * row + right;
            int c = low * row + left;
            int d = low * row + right;
            double area = (double) (right - left) * (low - top);
            double mean = (lumas[d] - lumas[b] - lumas[c] + lumas[a]) / area;
            double spread = (squares[d] - squares[b] - squares[c] + squares[a]) / area - mean * mean;
            if (spread < best) {
                best = spread;
                colour = Rgb.of(
                        (sums[0][d] - sums[0][b] - sums[0][c] + sums[0][a]) / area,
                        (sums[1][d] - sums[1][b] - sums[1][c] + sums[1][a]) / area,
                        (sums[2][d] - sums[2][b] - sums[2][c] + sums[2][a]) / area);
            }
        }
        return colour;
    }
}
