package org.multichat.song.plan;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.multichat.song.score.Instrument;
import org.multichat.song.score.Role;

/** Decides who plays what: those who were asked for first, the genre's own players for the rest. */
final class Casting {

    private static final Set<Instrument> BASSES = EnumSet.of(
            Instrument.DOUBLE_BASS,
            Instrument.ELECTRIC_BASS,
            Instrument.FRETLESS_BASS,
            Instrument.SYNTH_BASS,
            Instrument.TUBA);
    private static final Set<Instrument> PADS =
            EnumSet.of(Instrument.CHOIR, Instrument.STRINGS, Instrument.SLOW_STRINGS, Instrument.WARM_PAD);
    private static final Set<Instrument> CHORDAL = EnumSet.of(
            Instrument.PIANO,
            Instrument.BRIGHT_PIANO,
            Instrument.ELECTRIC_PIANO,
            Instrument.HARPSICHORD,
            Instrument.ORGAN,
            Instrument.CHURCH_ORGAN,
            Instrument.ACCORDION,
            Instrument.NYLON_GUITAR,
            Instrument.STEEL_GUITAR,
            Instrument.CLEAN_GUITAR,
            Instrument.OVERDRIVEN_GUITAR,
            Instrument.DISTORTED_GUITAR,
            Instrument.HARP,
            Instrument.MARIMBA,
            Instrument.PIZZICATO,
            Instrument.BRASS,
            Instrument.BANJO,
            Instrument.KALIMBA);

    private final Style style;
    private final Request request;
    private final Dice dice;
    private final Map<Role, Instrument> players = new EnumMap<>(Role.class);
    private final List<String> unmet = new ArrayList<>();

    Casting(Style style, Request request, Dice dice) {
        this.style = style;
        this.request = request;
        this.dice = dice;
        request.players().forEach(this::place);
        if (request.solo() && !request.players().isEmpty()) {
            alone();
        } else {
            fill();
        }
        request.without().forEach(left -> players.values().removeIf(left::equals));
        if (request.without().stream().anyMatch(BASSES::contains)) {
            players.remove(Role.BASS);
        }
    }

    Map<Role, Instrument> players() {
        return players;
    }

    /** Instruments that were asked for and for which there was no part left. */
    List<String> unmet() {
        return unmet;
    }

    private void place(Instrument asked) {
        for (Role role : rolesFor(asked)) {
            if (players.putIfAbsent(role, asked) == null) {
                return;
            }
        }
        unmet.add(asked.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    private List<Role> rolesFor(Instrument asked) {
        if (asked == Instrument.DRUM_KIT) {
            return List.of(Role.DRUMS);
        }
        if (BASSES.contains(asked)) {
            return List.of(Role.BASS);
        }
        if (PADS.contains(asked)) {
            return List.of(Role.PAD, Role.CHORDS, Role.SECOND, Role.MELODY);
        }
        // The first that was named is meant to be heard; only a chordal one among others stays in the background.
        boolean othersLead = request.players().stream()
                .anyMatch(other -> other != asked
                        && !CHORDAL.contains(other)
                        && !BASSES.contains(other)
                        && !PADS.contains(other)
                        && other != Instrument.DRUM_KIT);
        return CHORDAL.contains(asked) && othersLead
                ? List.of(Role.CHORDS, Role.SECOND, Role.MELODY)
                : List.of(Role.MELODY, CHORDAL.contains(asked) ? Role.CHORDS : Role.SECOND, Role.SECOND, Role.PAD);
    }

    private void alone() {
        Instrument soloist = request.players().getFirst();
        if (CHORDAL.contains(soloist)) {
            players.put(Role.MELODY, soloist);
            players.putIfAbsent(Role.CHORDS, soloist);
        }
    }

    private void fill() {
        Instrument lead = players.get(Role.MELODY);
        for (Role role : List.of(Role.MELODY, Role.SECOND, Role.CHORDS, Role.PAD, Role.BASS)) {
            List<Instrument> choices = new ArrayList<>(style.players(role.name().toLowerCase(Locale.ROOT)));
            choices.removeAll(request.without());
            if (role == Role.SECOND) {
                choices.remove(players.get(Role.MELODY));
            }
            if (role == Role.CHORDS && lead != null && CHORDAL.contains(lead)) {
                players.putIfAbsent(role, lead);
            }
            if (!choices.isEmpty()) {
                players.putIfAbsent(role, dice.oneOf(role.name(), choices));
            }
        }
        boolean gentle = request.mood().energy() < CALM_ENOUGH && request.tempo() == null;
        if (!style.drums().isEmpty()
                && !request.without().contains(Instrument.DRUM_KIT)
                && !(gentle && isGentleStyle())) {
            players.putIfAbsent(Role.DRUMS, Instrument.DRUM_KIT);
        }
    }

    /** A calm pop or folk song is better off without drums; calm techno is not. */
    private boolean isGentleStyle() {
        return Set.of("pop", "country", "celtic", "classical").contains(style.name());
    }

    private static final double CALM_ENOUGH = -0.4;
}
