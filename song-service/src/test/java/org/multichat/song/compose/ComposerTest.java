package org.multichat.song.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.multichat.song.Prompts;
import org.multichat.song.plan.SongPlan;
import org.multichat.song.score.Note;
import org.multichat.song.score.Part;
import org.multichat.song.score.Role;
import org.multichat.song.score.Score;
import org.multichat.song.theory.Chord;

class ComposerTest {

    static Stream<String> prompts() {
        return Stream.concat(Prompts.SAMPLE.stream(), Prompts.styles().keySet().stream());
    }

    @ParameterizedTest
    @MethodSource("prompts")
    void whereTheBarLeansTheTuneIsOfTheChord(String prompt) {
        SongPlan plan = Prompts.plan(prompt);
        List<Bar> bars = new Harmony(plan).bars();
        int length = plan.metre().ticksPerBar();

        for (Note note : Composer.compose(plan).part(Role.MELODY).notes()) {
            if (note.tick() / length < bars.size() && plan.metre().isStrong(note.tick() % length)) {
                Chord chord = bars.get(note.tick() / length).spanAt(note.tick()).chord();
                assertThat(chord.tones()).contains(note.pitch() % 12);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("prompts")
    void nobodyPlaysWhatTheInstrumentDoesNotHave(String prompt) {
        for (Part part : Composer.compose(Prompts.plan(prompt)).parts()) {
            assertThat(part.notes())
                    .as("%s of the %s", part.role(), part.instrument())
                    .allMatch(note -> part.instrument().plays(note.pitch()));
        }
    }

    @ParameterizedTest
    @MethodSource("prompts")
    void theTuneMovesByStepsAndSmallLeaps(String prompt) {
        List<Note> tune =
                Composer.compose(Prompts.plan(prompt)).part(Role.MELODY).notes();
        int steps = 0;
        for (int i = 1; i < tune.size(); i++) {
            int leap = Math.abs(tune.get(i).pitch() - tune.get(i - 1).pitch());
            assertThat(leap).isLessThanOrEqualTo(Melody.WIDEST_LEAP);
            steps += leap <= 4 ? 1 : 0;
        }
        assertThat(steps / (double) (tune.size() - 1)).isGreaterThan(0.55);
        assertThat(tune.stream().map(Note::pitch).distinct().count()).isGreaterThanOrEqualTo(4);
    }

    @ParameterizedTest
    @MethodSource("prompts")
    void theTuneIsOneVoiceAndDoesNotOverlapItself(String prompt) {
        List<Note> tune =
                Composer.compose(Prompts.plan(prompt)).part(Role.MELODY).notes();

        for (int i = 1; i < tune.size(); i++) {
            assertThat(tune.get(i - 1).end()).isLessThanOrEqualTo(tune.get(i).tick());
        }
    }

    @ParameterizedTest
    @MethodSource("prompts")
    void aSongEndsAtHome(String prompt) {
        SongPlan plan = Prompts.plan(prompt);
        Score score = Composer.compose(plan);
        int last = plan.bars() * plan.metre().ticksPerBar();
        int tonic = plan.key().tonic();

        assertThat(score.part(Role.MELODY).notes().getLast().pitch() % 12).isEqualTo(tonic);
        if (score.has(Role.BASS)) {
            Note bass = score.part(Role.BASS).notes().getLast();
            assertThat(bass.tick()).isEqualTo(last);
            assertThat(bass.pitch() % 12).isEqualTo(tonic);
        }
        assertThat(plan.seconds() - score.clock().seconds(last)).isBetween(2.0, 4 + 1.3 * plan.barSeconds());
    }

    @ParameterizedTest
    @MethodSource("prompts")
    void voicesGoTheShortestWay(String prompt) {
        SongPlan plan = Prompts.plan(prompt);
        Voicing voicing = new Voicing(50, 76);
        List<Integer> before = List.of();

        for (Bar bar : new Harmony(plan).bars()) {
            for (Bar.Span span : bar.spans()) {
                List<Integer> now = voicing.next(span.chord());
                if (!before.isEmpty()) {
                    assertThat(Math.abs(now.getLast() - before.getLast())).isLessThanOrEqualTo(9);
                    assertThat(Math.abs(now.getFirst() - before.getFirst())).isLessThanOrEqualTo(9);
                }
                before = now;
            }
        }
    }

    @Test
    void theThemeComesBackInTheSecondVerse() {
        SongPlan plan = Prompts.plan("pop in C major", 60);
        List<Bar> bars = new Harmony(plan).bars();
        List<Bar> verses = bars.stream()
                .filter(bar -> bar.section().kind() == org.multichat.song.plan.Section.Kind.VERSE && bar.isFirst())
                .toList();
        List<Note> tune = Composer.compose(plan).part(Role.MELODY).notes();

        assertThat(verses).hasSizeGreaterThanOrEqualTo(2);
        assertThat(rhythm(tune, verses.getFirst())).isEqualTo(rhythm(tune, verses.get(1)));
    }

    @Test
    void drumsComeWithTheirFillAndCrashIntoTheChorus() {
        SongPlan plan = Prompts.plan("rock", 60);
        Bar chorus = new Harmony(plan)
                .bars().stream()
                        .filter(bar -> bar.section().kind() == org.multichat.song.plan.Section.Kind.CHORUS)
                        .findFirst()
                        .orElseThrow();
        List<Note> drums = Composer.compose(plan).part(Role.DRUMS).notes();

        assertThat(drums).anyMatch(note -> note.tick() == chorus.start() && note.pitch() == 49);
        assertThat(drums)
                .anyMatch(note -> note.pitch() == 43
                        && note.tick() < chorus.start()
                        && note.tick() > chorus.start() - plan.metre().ticksPerBeat());
    }

    @Test
    void swingDelaysTheOffBeatAndStraightDoesNot() {
        Score jazz = Composer.compose(Prompts.plan("jazz 120 BPM"));
        Score pop = Composer.compose(Prompts.plan("pop 120 BPM"));

        assertThat(jazz.clock().seconds(24)).isBetween(0.31, 0.35);
        assertThat(pop.clock().seconds(24)).isEqualTo(0.25);
    }

    @Test
    void theSameWordsAreTheSameScore() {
        for (String prompt : Prompts.SAMPLE) {
            assertThat(Composer.compose(Prompts.plan(prompt)).parts())
                    .isEqualTo(Composer.compose(Prompts.plan(prompt)).parts());
        }
    }

    private static List<Integer> rhythm(List<Note> tune, Bar bar) {
        return tune.stream()
                .filter(note -> note.tick() >= bar.start() && note.tick() < bar.end())
                .map(note -> note.tick() - bar.start())
                .toList();
    }
}
