package org.multichat.router.route;

import org.multichat.router.model.Likelihoods;
import org.multichat.router.text.Reading;

/** Says what a text taken by itself looks like. What that means in a conversation is the {@link Router}'s business. */
public interface Classifier {

    /** The word for this classifier in answers and metrics, such as {@code local-embedding}. */
    String name();

    Likelihoods judge(Reading reading);
}
