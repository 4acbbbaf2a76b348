package org.multichat.gateway.chat;

import java.util.List;
import org.multichat.gateway.turn.Modality;
import org.multichat.gateway.turn.Prompt;
import org.multichat.gateway.turn.TurnEvent.Question;
import org.multichat.gateway.turn.TurnEvent.Question.Choice;

/** The friendly question where nothing paid should run. */
final class AskingBack {

    private static final int QUOTED_CHARS = 60;
    private static final List<Choice> CHOICES = List.of(
            new Choice("A picture", Modality.IMAGE),
            new Choice("A song", Modality.SONG),
            new Choice("A research brief", Modality.RESEARCH));

    private AskingBack() {}

    static Question question(Prompt prompt) {
        return new Question(
                "I make pictures, songs and research briefs. What should “%s” become?"
                        .formatted(prompt.first(QUOTED_CHARS)),
                CHOICES);
    }
}
