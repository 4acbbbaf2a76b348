package org.multichat.song.sound;

import com.sun.media.sound.EmergencySoundbank;
import com.sun.media.sound.SF2Instrument;
import com.sun.media.sound.SF2InstrumentRegion;
import com.sun.media.sound.SF2Layer;
import com.sun.media.sound.SF2LayerRegion;
import com.sun.media.sound.SF2Region;
import com.sun.media.sound.SF2Soundbank;
import java.util.List;
import javax.sound.midi.Patch;
import org.multichat.song.score.Instrument;

/** Builds a player's sound from its recipe: a sample for low, middle and high notes, an envelope and a filter. */
final class Voice {

    /** A range of keys that share a sample, and the bin of its fundamental. */
    private record Zone(int from, int to, int bin, double highest) {}

    private static final List<Zone> ZONES =
            List.of(new Zone(0, 47, 64, 12_000), new Zone(48, 64, 160, 11_000), new Zone(65, 127, 400, 8_500));
    private static final double CENTS = 1200;
    private static final double FILTER_ZERO = 8.1758;
    private static final double CENT = 0.000578;
    /** Silence, in the tenths of a decibel that SoundFonts count in. */
    private static final int SILENCE = 1000;
    /** High notes of struck and plucked strings die away faster: an octave halves the time. */
    private static final int DECAY_PER_KEY = 60;

    private Voice() {}

    static SF2Instrument of(Instrument player) {
        Recipe recipe = Recipe.of(player);
        SF2Soundbank bank = new SF2Soundbank();
        SF2Instrument voice = new SF2Instrument(bank);
        voice.setName(player.name());
        voice.setPatch(new Patch(0, player.program()));
        bank.addInstrument(voice);
        for (Zone zone : ZONES) {
            if (player.lowest() <= zone.to() && player.highest() >= zone.from()) {
                add(voice, layer(bank, recipe, player.name(), zone), zone);
            }
        }
        if (recipe.has("noise", "hammer")) {
            add(voice, EmergencySoundbank.new_piano_hammer(bank), new Zone(0, 127, 0, 0));
        } else if (recipe.has("noise", "pick")) {
            add(voice, EmergencySoundbank.new_guitar_pick(bank), new Zone(0, 127, 0, 0));
        }
        return voice;
    }

    private static void add(SF2Instrument voice, SF2Layer layer, Zone zone) {
        SF2InstrumentRegion region = new SF2InstrumentRegion();
        region.setLayer(layer);
        region.putBytes(SF2Region.GENERATOR_KEYRANGE, new byte[] {(byte) zone.from(), (byte) zone.to()});
        voice.getRegions().add(region);
    }

    private static SF2Layer layer(SF2Soundbank bank, Recipe recipe, String name, Zone zone) {
        double frequency = zone.bin() * Spectrum.BIN;
        Spectrum spectrum = new Spectrum();
        List<Recipe.Resonance> body = recipe.body();
        double detune = recipe.number("detune", 1) * CENT;
        for (Recipe.Partial partial : recipe.partials(frequency, zone.highest())) {
            double at = frequency * partial.ratio();
            double resounding =
                    1 + body.stream().mapToDouble(each -> each.at(at)).sum();
            spectrum.add(at, at * detune, partial.strength() * resounding);
        }
        SF2LayerRegion region = new SF2LayerRegion();
        region.setSample(spectrum.sample(bank, name + " " + zone.bin(), frequency));
        shape(region, recipe);
        SF2Layer layer = new SF2Layer(bank);
        layer.setName(name);
        layer.getRegions().add(region);
        bank.addResource(layer);
        return layer;
    }

    private static void shape(SF2Region region, Recipe recipe) {
        region.putInteger(SF2Region.GENERATOR_SAMPLEMODES, 1);
        region.putInteger(SF2Region.GENERATOR_ATTACKVOLENV, timecents(recipe.number("attack", 0.005)));
        region.putInteger(SF2Region.GENERATOR_DECAYVOLENV, timecents(recipe.number("decay", 1)));
        region.putInteger(SF2Region.GENERATOR_RELEASEVOLENV, timecents(3 * recipe.number("release", 0.2)));
        int sustain = recipe.isHeld() ? (int) Math.round(10 * recipe.number("sustain", 0)) : SILENCE;
        region.putInteger(SF2Region.GENERATOR_SUSTAINVOLENV, sustain);
        if (!recipe.isHeld()) {
            region.putInteger(SF2Region.GENERATOR_KEYNUMTOVOLENVDECAY, DECAY_PER_KEY);
        }
        double cutoff = recipe.number("cutoff", 8_000);
        region.putInteger(SF2Region.GENERATOR_INITIALFILTERFC, (int)
                Math.round(CENTS * Math.log(cutoff / FILTER_ZERO) / Math.log(2)));
        int sweep = (int) recipe.number("sweep", 0);
        if (sweep != 0) {
            region.putInteger(SF2Region.GENERATOR_MODENVTOFILTERFC, sweep);
            region.putInteger(SF2Region.GENERATOR_DECAYMODENV, timecents(recipe.number("closing", 1)));
            region.putInteger(SF2Region.GENERATOR_SUSTAINMODENV, SILENCE);
            region.putInteger(SF2Region.GENERATOR_RELEASEMODENV, timecents(recipe.number("release", 0.2)));
        }
    }

    private static int timecents(double seconds) {
        return (int) Math.round(CENTS * Math.log(Math.max(0.001, seconds)) / Math.log(2));
    }
}
