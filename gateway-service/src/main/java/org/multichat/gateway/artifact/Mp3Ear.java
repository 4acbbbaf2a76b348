package org.multichat.gateway.artifact;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javazoom.jl.decoder.Bitstream;
import javazoom.jl.decoder.BitstreamException;
import javazoom.jl.decoder.Decoder;
import javazoom.jl.decoder.DecoderException;
import javazoom.jl.decoder.Header;
import javazoom.jl.decoder.SampleBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Listens to MP3. The only class that knows JLayer, which is LGPL and stays a library of its own beside ours. What of a
 * file is damaged is passed over, as players do.
 */
final class Mp3Ear {

    private Mp3Ear() {}

    static @Nullable Loudness listen(Path file, TimeLimit limit) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return listen(new Bitstream(in), limit);
        }
    }

    private static @Nullable Loudness listen(Bitstream song, TimeLimit limit) {
        Decoder decoder = new Decoder();
        Loudness heard = null;
        int channels = 0;
        for (Header head = next(song); head != null; head = next(song)) {
            limit.check();
            SampleBuffer sound = decode(decoder, head, song);
            song.closeFrame();
            if (sound == null) {
                // What it had in its hands is spoilt.
                decoder = new Decoder();
                continue;
            }
            if (heard == null) {
                channels = sound.getChannelCount();
                heard = new Loudness(sound.getSampleFrequency(), channels);
            }
            if (sound.getChannelCount() == channels) {
                heard.hear(sound.getBuffer(), sound.getBufferLength());
            }
        }
        return heard;
    }

    private static @Nullable Header next(Bitstream song) {
        try {
            return song.readFrame();
        } catch (BitstreamException | RuntimeException end) {
            return null;
        }
    }

    private static @Nullable SampleBuffer decode(Decoder decoder, Header head, Bitstream song) {
        try {
            return (SampleBuffer) decoder.decodeFrame(head, song);
        } catch (DecoderException | RuntimeException damaged) {
            return null;
        }
    }
}
