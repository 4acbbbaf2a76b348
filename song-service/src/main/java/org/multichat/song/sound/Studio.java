package org.multichat.song.sound;

import com.sun.media.sound.SoftSynthesizer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.function.DoubleConsumer;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MidiUnavailableException;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import org.multichat.song.score.Part;
import org.multichat.song.score.Score;

/**
 * Plays a score with the JDK's synthesizer, without any sound device, and masters what was played. The same score gives
 * the same bytes.
 */
public final class Studio {

    private static final int CHUNK_SECONDS_INVERSE = 4;
    private static final int FLOAT_BITS = 32;
    private static final AudioFormat FORMAT = new AudioFormat(
            AudioFormat.Encoding.PCM_FLOAT,
            Recording.RATE,
            FLOAT_BITS,
            Recording.CHANNELS,
            Recording.CHANNELS * Float.BYTES,
            Recording.RATE,
            false);
    /** Every property is named, so that preferences of whoever runs this change nothing. */
    private static final Map<String, Object> PROPERTIES = Map.ofEntries(
            Map.entry("interpolation", "linear"),
            Map.entry("control rate", 147f),
            Map.entry("device id", 0),
            Map.entry("max polyphony", 96),
            Map.entry("reverb", true),
            Map.entry("light reverb", false),
            Map.entry("chorus", true),
            Map.entry("auto gain control", false),
            Map.entry("large mode", false),
            Map.entry("midi channels", 16),
            Map.entry("load default soundbank", false));

    private final SoundBank bank;

    public Studio(SoundBank bank) {
        this.bank = bank;
    }

    /**
     * @param loudness RMS to reach, in dB below full scale
     * @param progress is told how much has been played, 0 to 1
     * @return a WAV file
     */
    public byte[] record(Score score, double loudness, DoubleConsumer progress) throws InterruptedException {
        Recording recording = play(score, progress);
        Mastering mastering = new Mastering(recording, loudness);
        byte[] wav = Wav.file(recording.frames());
        int frame = 0;
        for (int chunk = 0; chunk < recording.chunks(); chunk++) {
            float[] samples = recording.take(chunk);
            mastering.write(samples, frame, wav, Wav.offset(frame));
            frame += samples.length / Recording.CHANNELS;
            stopIfInterrupted();
        }
        return wav;
    }

    private Recording play(Score score, DoubleConsumer progress) throws InterruptedException {
        int frames = (int) Math.round(score.seconds() * Recording.RATE);
        Recording recording = new Recording(frames);
        SoftSynthesizer synthesizer = new SoftSynthesizer();
        try (AudioInputStream sound = synthesizer.openStream(FORMAT, PROPERTIES)) {
            for (Part part : score.parts()) {
                synthesizer.loadInstrument(bank.of(part.instrument()));
            }
            new Performance(score, synthesizer.getReceiver()).play();
            int chunk = Recording.RATE / CHUNK_SECONDS_INVERSE;
            byte[] bytes = new byte[chunk * FORMAT.getFrameSize()];
            for (int done = 0; done < frames; done += chunk) {
                int now = Math.min(chunk, frames - done);
                sound.readNBytes(bytes, 0, now * FORMAT.getFrameSize());
                float[] samples = new float[now * Recording.CHANNELS];
                ByteBuffer.wrap(bytes)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .asFloatBuffer()
                        .get(samples);
                recording.add(samples);
                stopIfInterrupted();
                progress.accept((done + now) / (double) frames);
            }
            return recording;
        } catch (IOException | MidiUnavailableException | InvalidMidiDataException broken) {
            throw new IllegalStateException("the synthesizer of the JDK failed", broken);
        }
    }

    private static void stopIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
