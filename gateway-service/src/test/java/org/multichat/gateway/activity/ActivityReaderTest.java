package org.multichat.gateway.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.multichat.gateway.account.AccountId;
import org.multichat.gateway.turn.ConversationId;
import org.multichat.gateway.turn.Modality;
import org.multichat.gateway.turn.TurnId;
import org.multichat.gateway.turn.TurnState;

class ActivityReaderTest {

    private static final long PATIENCE = 30_000;
    private static final int EVERYTHING = 1_000_000;
    private static final AccountId ACCOUNT = new AccountId(UUID.randomUUID());
    private static final ConversationId CONVERSATION = new ConversationId(UUID.randomUUID());

    private final TurnId song = new TurnId(UUID.randomUUID());
    private final TurnId picture = new TurnId(UUID.randomUUID());
    private final FakeWatcher watcher = new FakeWatcher();

    @Test
    void keepsOnlyTheNewestOfEachTurnForOneThatTakesNothing() {
        for (int seq = 1; seq <= 10_000; seq++) {
            tell(at(song, seq), at(picture, seq));
        }
        TurnActivity end = ended(song, 10_001);
        tell(end);

        watcher.take(EVERYTHING);

        assertThat(watcher.heard())
                .containsExactly(
                        new ActivityEvent.Snapshot(List.of()),
                        new ActivityEvent.Ended(end),
                        new ActivityEvent.Started(at(picture, 10_000)));
    }

    @Test
    void givesNoMoreThanIsTaken() {
        tell(at(song, 1), at(picture, 1));
        assertThat(watcher.heard()).isEmpty();

        watcher.take(1);
        assertThat(watcher.heard()).hasSize(1);
        watcher.take(1);

        assertThat(watcher.heard())
                .containsExactly(new ActivityEvent.Snapshot(List.of()), new ActivityEvent.Started(at(song, 1)));
    }

    @Test
    void doesNotTellTwiceWhatWasTold() {
        FakeWatcher late = new FakeWatcher(at(song, 3));
        late.take(EVERYTHING);

        late.reader().tell(List.of(at(song, 2), at(song, 3)));
        late.reader().tell(List.of(at(song, 4)));
        late.reader().tell(List.of(at(song, 4)));

        assertThat(late.heard())
                .containsExactly(
                        new ActivityEvent.Snapshot(List.of(at(song, 3))), new ActivityEvent.Advanced(at(song, 4)));
    }

    @Test
    void isCutWhenItTakesNothing() {
        watcher.take(1);

        watcher.reader().beat(1_000, PATIENCE);
        watcher.reader().beat(1_000 + PATIENCE, PATIENCE);
        assertThat(watcher.isCut()).isFalse();
        watcher.reader().beat(1_001 + PATIENCE, PATIENCE);

        assertThat(watcher.isCut()).isTrue();
        watcher.take(EVERYTHING);
        tell(at(song, 1));
        assertThat(watcher.heard()).containsExactly(new ActivityEvent.Snapshot(List.of()));
    }

    @Test
    void isPatientWithOneThatTakesSomethingNowAndThen() {
        tell(at(song, 1), at(picture, 1));

        for (int i = 1; i <= 3; i++) {
            watcher.reader().beat(i * PATIENCE, PATIENCE);
            watcher.take(1);
        }

        assertThat(watcher.isCut()).isFalse();
        assertThat(watcher.heard()).hasSize(3);
    }

    @Test
    void isCutWhenMoreTurnsWaitForItThanAreKept() {
        for (int i = 1; i <= ActivityReader.MAX_WAITING; i++) {
            tell(at(new TurnId(UUID.randomUUID()), 1));
        }
        assertThat(watcher.isCut()).isFalse();

        tell(at(song, 1));

        assertThat(watcher.isCut()).isTrue();
        watcher.take(EVERYTHING);
        assertThat(watcher.heard()).isEmpty();
    }

    @Test
    void isToldThatItLivesWhenItHeardNothingForAWholeBeat() {
        watcher.take(EVERYTHING);

        watcher.reader().beat(1, PATIENCE);
        assertThat(watcher.silences()).isZero();
        watcher.reader().beat(2, PATIENCE);

        assertThat(watcher.silences()).isEqualTo(1);
    }

    private void tell(TurnActivity... turns) {
        watcher.reader().tell(List.of(turns));
    }

    private static TurnActivity at(TurnId turn, int seq) {
        return new TurnActivity(turn, CONVERSATION, ACCOUNT, TurnState.RUNNING, Modality.SONG, seq, null);
    }

    private static TurnActivity ended(TurnId turn, int seq) {
        return new TurnActivity(turn, CONVERSATION, ACCOUNT, TurnState.DONE, Modality.SONG, seq, null);
    }
}
