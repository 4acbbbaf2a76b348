package org.multichat.image.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.multichat.image.fake.Pictures;

class PictureTest {

    @ParameterizedTest
    @CsvSource({"300, 200", "1, 1", "64, 1400"})
    void kindAndSizeAreReadFromTheBytes(int width, int height) {
        assertThat(Picture.of(Pictures.png(width, height), "image/png"))
                .extracting(Picture::kind, Picture::width, Picture::height)
                .containsExactly(PictureKind.PNG, width, height);
        assertThat(Picture.of(Pictures.jpeg(width, height), "image/jpeg"))
                .extracting(Picture::kind, Picture::width, Picture::height)
                .containsExactly(PictureKind.JPEG, width, height);
    }

    @Test
    void allThreeFormsOfWebpSayHowLargeTheyAre() {
        byte[] lossy = webp("VP8 ", 26, 300 | 200 << 16);
        byte[] lossless = webp("VP8L", 21, 299 | 199 << 14);
        byte[] extended = webp("VP8X", 24, 299);
        extended[27] = (byte) 199;

        for (byte[] webp : new byte[][] {lossy, lossless, extended}) {
            assertThat(Picture.of(webp, "image/webp"))
                    .extracting(Picture::kind, Picture::width, Picture::height)
                    .containsExactly(PictureKind.WEBP, 300, 200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "image/jpeg", "application/octet-stream", "IMAGE/PNG; charset=binary"})
    void theBytesDecideWhereWhatIsSaidMayBeAPicture(String said) {
        assertThat(Picture.of(Pictures.png(9, 9), said).kind().mediaType()).isEqualTo("image/png");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/json", "video/mp4", "application/x-httpd-php"})
    void aPictureThatIsSaidToBeSomethingElseIsRefused(String said) {
        assertThatThrownBy(() -> Picture.of(Pictures.png(9, 9), said)).isInstanceOf(PictureRefused.class);
    }

    @ParameterizedTest
    @CsvSource({"4097, 10", "10, 4097", "4096, 4096", "0, 10", "-1, 10", "2147483647, 2147483647"})
    void aSmallFileThatUnpacksToSomethingHugeIsRefused(int width, int height) {
        assertThatThrownBy(() -> Picture.of(Pictures.bomb(width, height), "image/png"))
                .isInstanceOf(PictureRefused.class)
                .hasMessageContaining("larger");
    }

    @Test
    void whatIsNoPictureIsRefused() {
        for (String text : new String[] {"", "<html>", "GIF89a", "<svg xmlns=''/>", "RIFF....WAVE"}) {
            assertThatThrownBy(() -> Picture.of(text.getBytes(StandardCharsets.UTF_8), "image/png"))
                    .as(text)
                    .isInstanceOf(PictureRefused.class);
            assertThat(Picture.isBroken(text.getBytes(StandardCharsets.UTF_8))).isTrue();
        }
    }

    @Test
    void everyBeginningOfAPictureIsKnownToBeBroken() {
        for (byte[] whole : new byte[][] {Pictures.png(40, 30), Pictures.jpeg(40, 30), webp("VP8L", 21, 7)}) {
            for (int length = 12; length < whole.length; length++) {
                byte[] cut = Arrays.copyOf(whole, length);
                assertThat(Picture.isBroken(cut))
                        .as("%d of %d", length, whole.length)
                        .isTrue();
                assertThatThrownBy(() -> Picture.of(cut, "image/png")).isInstanceOf(PictureRefused.class);
            }
            assertThat(Picture.isBroken(whole)).isFalse();
        }
    }

    private static byte[] webp(String form, int at, int size) {
        byte[] webp = new byte[40];
        ByteBuffer.wrap(webp)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(0, "RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(4, 32)
                .put(8, "WEBP".getBytes(StandardCharsets.US_ASCII))
                .put(12, form.getBytes(StandardCharsets.US_ASCII))
                .putInt(at, size);
        return webp;
    }
}
