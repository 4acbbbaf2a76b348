package org.multichat.research.openai;

import org.multichat.provider.openai.OpenAiError;

/** An error came in the middle of an answer, which nobody can read again. */
final class AnswerBroke extends RuntimeException {

    private final transient OpenAiError error;

    AnswerBroke(OpenAiError error) {
        super("an error came in the middle of the answer", null, false, false);
        this.error = error;
    }

    OpenAiError error() {
        return error;
    }
}
