package org.multichat.research.openai;

import org.multichat.generator.provider.Attach;
import org.multichat.provider.openai.ModelAnswer;
import org.multichat.provider.openai.ModelRequest;

/** One of the two ways to have a model write something. */
interface Desk {

    /** Hears what comes of a request, in order. */
    interface Ear {

        /** From now on it is under way. */
        void started(String id);

        /** The next piece of its text, as it comes. */
        void text(String piece);
    }

    Attach attach();

    /**
     * Asks once, and returns when the answer has ended.
     *
     * @throws org.multichat.provider.call.ProviderFailure when it was not taken, or was lost after it was
     * @throws AnswerBroke when the provider says in the middle that it broke
     */
    ModelAnswer ask(ModelRequest request, Ear ear) throws InterruptedException;

    /**
     * What was asked before, from its start, and waited for when it is still written.
     *
     * @throws org.multichat.provider.call.ProviderFailure when it cannot be read any more
     */
    ModelAnswer again(String id, Ear ear) throws InterruptedException;
}
