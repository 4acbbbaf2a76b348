package org.multichat.provider.openai;

/** What a streamed answer says on its way. */
public sealed interface ModelEvent {

    /** By this id the provider knows the answer from now on. */
    record Started(String id) implements ModelEvent {}

    /** The next piece of the text, in order. */
    record Text(String text) implements ModelEvent {}

    /** The next piece of a refusal. */
    record Refusal(String text) implements ModelEvent {}

    /** It does something that is not writing, such as thinking or searching; one word. */
    record Working(String at) implements ModelEvent {}

    /**
     * It is over, and told with everything that is known of it; the text is empty where it came in pieces. A stream
     * that ends without it broke off.
     */
    record Ended(ModelAnswer answer) implements ModelEvent {}

    /** An error came in the middle of the stream. What was written is billed, and nobody says how much. */
    record Broke(OpenAiError error) implements ModelEvent {}
}
