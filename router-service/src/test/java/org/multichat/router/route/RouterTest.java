package org.multichat.router.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.multichat.router.model.Label;
import org.multichat.router.model.Likelihoods;
import org.multichat.router.prompt.Modality;
import org.multichat.router.prompt.Past;
import org.multichat.router.prompt.Prompt;
import org.multichat.router.text.Lexicon;
import org.multichat.router.text.Reading;

class RouterTest {

    private static final Prompt WORDS = new Prompt("some words");
    private static final Past SONG = new Past("a song", Modality.SONG, null);
    private static final Past QUESTION = new Past("hm", Modality.NONE, null);

    @Test
    void asksBackWhatIsNotClearEnough() {
        Route route = router(Map.of(Label.IMAGE, 0.4, Label.SONG, 0.35, Label.NONE, 0.25))
                .route(WORDS, List.of());

        assertThat(route.modality()).isEqualTo(Modality.NONE);
        assertThat(route.alternatives()).first().isEqualTo(new Route.Alternative(Modality.IMAGE, 0.4));
        assertThat(route.reason()).contains("not clear");
    }

    @Test
    void wordsThatPointBackGoWhereTheLastThingWasMade() {
        Router router = router(Map.of(Label.FOLLOW_UP, 0.4, Label.IMAGE, 0.6));

        assertThat(router.route(WORDS, List.of()).modality()).isEqualTo(Modality.IMAGE);
        assertThat(router.route(WORDS, List.of(SONG)).modality()).isEqualTo(Modality.SONG);
        assertThat(router.route(WORDS, List.of(SONG, QUESTION)).modality()).isEqualTo(Modality.SONG);
    }

    @Test
    void whatNamesItsModalityIsNotPulledBack() {
        Route route = router(Map.of(Label.FOLLOW_UP, 0.1, Label.IMAGE, 0.9)).route(WORDS, List.of(SONG));

        assertThat(route.modality()).isEqualTo(Modality.IMAGE);
    }

    private static Router router(Map<Label, Double> likelihoods) {
        return new Router(new Sure(new Likelihoods(likelihoods)), Lexicon.shipped(), 0.45);
    }

    /** Thinks the same of every text. */
    private record Sure(Likelihoods likelihoods) implements Classifier {

        @Override
        public String name() {
            return "sure";
        }

        @Override
        public Likelihoods judge(Reading reading) {
            return likelihoods;
        }
    }
}
