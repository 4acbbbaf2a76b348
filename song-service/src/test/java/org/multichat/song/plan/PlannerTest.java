package org.multichat.song.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multichat.song.Prompts;
import org.multichat.song.score.Instrument;
import org.multichat.song.score.Role;
import org.multichat.song.theory.Metre;
import org.multichat.song.theory.Mode;

class PlannerTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sad piano ballad about losing a friend | ballad",
                "upbeat 80s synth pop | synthpop",
                "lo-fi hip hop beat | lofi",
                "jazz waltz | jazz",
                "epic orchestral music for a battle | orchestral",
                "reggae for the beach | reggae",
                "heavy metal | metal",
                "a lullaby for my daughter | lullaby",
                "techno 130 BPM | techno",
                "slow blues | blues",
                "bossa nova | bossa",
                "8-bit video game music | chiptune",
                "Irish jig | celtic",
                "funky bass groove | funk",
                "rock'n'roll | rock",
                "Ein Wiegenlied für mein Kind | lullaby",
                "una canción de cuna | lullaby",
                "колыбельная | lullaby",
                "爵士乐 | jazz",
                "ジャズ | jazz",
                "something peaceful to relax to | ambient",
                "an angry song | rock",
                "a song | pop",
            })
    void theGenreIsTheOneThatIsNamedOrFelt(String prompt, String style) {
        assertThat(Prompts.plan(prompt).style().name()).isEqualTo(style);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a song in G minor | G minor",
                "pop in C# major | D flat major",
                "rock in E | E",
                "Ballade in a-Moll | A minor",
                "Walzer in B-Dur | B flat major",
                "Walzer in h-Moll | B minor",
                "vals en la menor | A minor",
                "ballade en mi bémol majeur | E flat major",
                "folk in D dorian | D dorian",
                "ballad in F sharp minor | F sharp minor",
                "Bb major swing | B flat major",
            })
    void theKeyIsTheOneThatIsNamed(String prompt, String key) {
        assertThat(Prompts.plan(prompt).key()).asString().startsWith(key);
    }

    @ParameterizedTest
    @CsvSource({"techno 130 BPM, 130", "tempo 90 pop, 90", "72 beats per minute ballad, 72", "metal at 200bpm, 200"})
    void theTempoIsTheOneThatIsNamed(String prompt, double tempo) {
        assertThat(Prompts.plan(prompt).tempo()).isEqualTo(tempo);
    }

    @ParameterizedTest
    @CsvSource({"jazz waltz, THREE_FOUR", "rock in 6/8, SIX_EIGHT", "pop in 5/4, FIVE_FOUR", "lullaby, THREE_FOUR"})
    void theMetreIsTheOneThatIsNamedOrUsual(String prompt, Metre metre) {
        assertThat(Prompts.plan(prompt).metre()).isEqualTo(metre);
    }

    @Test
    void aRemarkGoesOnFromTheLastSongThatStoodOnItsOwn() {
        List<String> before = List.of("techno 130 BPM", "sad piano ballad", "slower");

        assertThat(new Planner().remarkedOn("with drums", before)).containsExactly("sad piano ballad", "slower");
        assertThat(new Planner().remarkedOn("happy reggae", before)).isEmpty();
        assertThat(new Planner().remarkedOn("faster", List.of())).isEmpty();
    }

    @Test
    void moodDecidesModeAndTempoWhereNothingElseDoes() {
        SongPlan sad = Prompts.plan("a sad pop song");
        SongPlan happy = Prompts.plan("a happy energetic pop song");

        assertThat(sad.key().mode().isMinor()).isTrue();
        assertThat(happy.key().mode().isMinor()).isFalse();
        assertThat(happy.tempo()).isGreaterThan(sad.tempo());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sad piano ballad | PIANO",
                "ein Lied mit Geige | VIOLIN",
                "una canción con guitarra | STEEL_GUITAR",
                "песня со скрипкой | VIOLIN",
                "フルートの曲 | FLUTE",
                "pop with trumpet and drums | TRUMPET",
            })
    void whoIsNamedPlays(String prompt, Instrument player) {
        assertThat(Prompts.plan(prompt).players()).containsValue(player);
    }

    @Test
    void whoIsSentAwayDoesNotPlay() {
        assertThat(Prompts.plan("rock without drums").hasDrums()).isFalse();
        assertThat(Prompts.plan("rock").hasDrums()).isTrue();
        assertThat(Prompts.plan("solo piano").players()).containsOnlyKeys(Role.MELODY, Role.CHORDS);
    }

    @Test
    void whatThereIsNotIsSaid() {
        SongPlan plan = Prompts.plan(
                "pop song with female vocals and bagpipes in the style of Taylor Swift about Berlin, 10 minutes");

        assertThat(plan.notPlayed()).contains("vocals", "bagpipes", "Taylor Swift", "Berlin", "10 minutes");
        assertThat(Prompts.plan("upbeat jazz with piano, no vocals").notPlayed())
                .isEmpty();
    }

    @Test
    void aRemarkKeepsTheTuneAndChangesWhatItNames() {
        SongPlan first = Prompts.plan("happy pop with violin in D major");
        SongPlan faster = Prompts.after("faster", "happy pop with violin in D major");
        SongPlan drums = Prompts.after("with drums", "sad piano ballad");

        assertThat(faster.tempo()).isGreaterThan(first.tempo());
        assertThat(faster.key()).isEqualTo(first.key());
        assertThat(faster.dice()).isEqualTo(first.dice());
        assertThat(faster.players()).isEqualTo(first.players());
        assertThat(faster.title()).isEqualTo("Happy pop with violin in D major, faster");
        assertThat(drums.hasDrums()).isTrue();
        assertThat(drums.style().name()).isEqualTo("ballad");
    }

    @Test
    void anotherOneIsAnotherTuneOfTheSameKind() {
        SongPlan first = Prompts.plan("happy pop with violin");
        SongPlan sadder = Prompts.after("another one, sadder", "happy pop with violin");

        assertThat(sadder.style()).isEqualTo(first.style());
        assertThat(sadder.key().mode().isMinor()).isTrue();
        assertThat(first.key().mode().isMinor()).isFalse();
        assertThat(sadder.dice()).isNotEqualTo(first.dice());
        assertThat(sadder.players()).containsValue(Instrument.VIOLIN);
    }

    @Test
    void anotherGenreIsNoRemark() {
        assertThat(Prompts.after("techno 130 BPM", "sad piano ballad").players())
                .doesNotContainValue(Instrument.PIANO);
    }

    @ParameterizedTest
    @CsvSource({"20", "21", "33", "47", "60", "90", "120"})
    void aChosenLengthIsKeptForEveryGenre(int seconds) {
        for (String style : Prompts.styles().keySet()) {
            SongPlan plan = Prompts.plan(style, seconds);
            double music = plan.bars() * plan.barSeconds();

            assertThat(plan.seconds()).isEqualTo(seconds);
            assertThat(seconds - music)
                    .as(style + ": what is left for the last chord")
                    .isBetween(2.5, 3 + 1.3 * plan.barSeconds());
        }
    }

    @Test
    void aLongPromptIsReadToItsEnd() {
        String text = "la ".repeat(1_320) + "in G minor, 77 BPM, reggae";
        SongPlan plan = Prompts.plan(text);

        assertThat(plan.style().name()).isEqualTo("reggae");
        assertThat(plan.tempo()).isEqualTo(77);
        assertThat(plan.key().mode()).isEqualTo(Mode.MINOR);
        assertThat(plan.title().length()).isLessThanOrEqualTo(60);
    }

    @Test
    void anotherVariationIsAnotherSongFromTheSameWords() {
        Planner planner = new Planner();
        SongPlan one = planner.plan("jazz", java.util.List.of(), OptionalInt.empty(), 0);
        SongPlan two = planner.plan("jazz", java.util.List.of(), OptionalInt.empty(), 1);

        assertThat(one.dice()).isNotEqualTo(two.dice());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Make me a song about the sea with piano | The sea",
                "please write an upbeat 80s synth pop song! | Upbeat 80s synth pop song",
                "悲しいピアノ曲 | 悲しいピアノ曲",
                "🎵 | 🎵",
                "!!! | Untitled",
            })
    void theTitleIsThePromptsOwnWords(String prompt, String title) {
        assertThat(Prompts.plan(prompt).title()).isEqualTo(title);
    }
}
