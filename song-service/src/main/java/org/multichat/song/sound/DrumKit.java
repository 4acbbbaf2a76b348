package org.multichat.song.sound;

import com.sun.media.sound.EmergencySoundbank;
import com.sun.media.sound.ModelPatch;
import com.sun.media.sound.SF2Instrument;
import com.sun.media.sound.SF2InstrumentRegion;
import com.sun.media.sound.SF2Layer;
import com.sun.media.sound.SF2LayerRegion;
import com.sun.media.sound.SF2Region;
import com.sun.media.sound.SF2Sample;
import com.sun.media.sound.SF2Soundbank;
import org.multichat.song.plan.Drum;

/** The drums: skins as the JDK makes them, cymbals and hands of our own noise. */
final class DrumKit {

    private static final int SILENCE = 1000;
    private static final double CENTS = 1200;
    /** Hi-hats silence each other. */
    private static final int HATS = 1;

    private final SF2Soundbank bank = new SF2Soundbank();
    private final SF2Instrument kit = new SF2Instrument(bank);

    private DrumKit() {
        kit.setName("Drum kit");
        kit.setPatch(new ModelPatch(0, 0, true));
        bank.addInstrument(kit);
    }

    static SF2Instrument build() {
        DrumKit drums = new DrumKit();
        SF2Layer tom = EmergencySoundbank.new_tom(drums.bank);
        for (Drum drum : Drum.values()) {
            drums.add(
                    drum,
                    switch (drum) {
                        case KICK -> EmergencySoundbank.new_bass_drum(drums.bank);
                        case SNARE -> EmergencySoundbank.new_snare_drum(drums.bank);
                        case STICK -> EmergencySoundbank.new_side_stick(drums.bank);
                        case LOW_TOM, TOM, HIGH_TOM -> tom;
                        case HAT, PEDAL -> EmergencySoundbank.new_closed_hihat(drums.bank);
                        case OPEN -> drums.cymbal("open hat", 7_000, 15_000, 0.9, HATS);
                        case CRASH -> drums.cymbal("crash", 2_500, 15_000, 3.2, 0);
                        case RIDE -> drums.ride();
                        case CLAP -> drums.clap();
                    });
        }
        return drums.kit;
    }

    private void add(Drum drum, SF2Layer layer) {
        SF2InstrumentRegion region = new SF2InstrumentRegion();
        region.setLayer(layer);
        region.putBytes(SF2Region.GENERATOR_KEYRANGE, new byte[] {(byte) drum.key(), (byte) drum.key()});
        kit.getRegions().add(region);
    }

    private SF2Layer cymbal(String name, double from, double to, double decay, int exclusive) {
        Spectrum noise = new Spectrum();
        for (double frequency = from; frequency < to; frequency += Spectrum.BIN) {
            double rise = Math.min(1, (frequency - from) / from);
            noise.add(frequency, 0, Math.sqrt(rise) * Math.sqrt(from / frequency));
        }
        return layer(noise.sample(bank, name, 261.63), decay, exclusive, true);
    }

    private SF2Layer ride() {
        Spectrum metal = new Spectrum();
        double[] partials = {410, 587, 1_180, 2_430, 3_140, 3_890, 4_720, 5_630, 6_480, 7_510, 8_760, 9_900, 11_300};
        for (double partial : partials) {
            metal.add(partial, 12, partial < 2_000 ? 0.25 : 0.8);
        }
        for (double frequency = 5_000; frequency < 14_000; frequency += 4 * Spectrum.BIN) {
            metal.add(frequency, 0, 0.03);
        }
        return layer(metal.sample(bank, "ride", 261.63), 2.2, 0, true);
    }

    /** Four pairs of hands, a few milliseconds apart. */
    private SF2Layer clap() {
        Spectrum noise = new Spectrum();
        for (double frequency = 500; frequency < 6_000; frequency += Spectrum.BIN) {
            double distance = (frequency - 1_250) / 700;
            noise.add(frequency, 0, Math.exp(-distance * distance / 2) + 0.12);
        }
        float[] data = noise.turn("clap".hashCode());
        int length = Recording.RATE / 3;
        float[] clap = new float[length];
        for (int i = 0; i < length; i++) {
            double seconds = i / (double) Recording.RATE;
            double last = seconds < 0.031 ? 0 : Math.exp(-(seconds - 0.031) * 26);
            double hands = last;
            for (double start : new double[] {0, 0.011, 0.021}) {
                hands += seconds < start ? 0 : 0.8 * Math.exp(-(seconds - start) * 210);
            }
            clap[i] = (float) (data[i] * Math.min(1, hands) * 2.2);
        }
        return layer(Spectrum.sample(bank, "clap", clap), 12, 0, false);
    }

    private SF2Layer layer(SF2Sample sample, double decay, int exclusive, boolean looped) {
        SF2LayerRegion region = new SF2LayerRegion();
        region.setSample(sample);
        region.putInteger(SF2Region.GENERATOR_SCALETUNING, 0);
        region.putInteger(SF2Region.GENERATOR_RELEASEVOLENV, 12_000);
        if (looped) {
            int time = (int) Math.round(CENTS * Math.log(decay) / Math.log(2));
            region.putInteger(SF2Region.GENERATOR_SAMPLEMODES, 1);
            region.putInteger(SF2Region.GENERATOR_DECAYVOLENV, time);
            region.putInteger(SF2Region.GENERATOR_SUSTAINVOLENV, SILENCE);
            region.putInteger(SF2Region.GENERATOR_RELEASEVOLENV, time);
        }
        if (exclusive != 0) {
            region.putInteger(SF2Region.GENERATOR_EXCLUSIVECLASS, exclusive);
        }
        SF2Layer layer = new SF2Layer(bank);
        layer.setName(sample.getName());
        layer.getRegions().add(region);
        bank.addResource(layer);
        return layer;
    }
}
