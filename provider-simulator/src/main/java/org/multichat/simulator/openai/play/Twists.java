package org.multichat.simulator.openai.play;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.multichat.simulator.openai.answer.Author;
import org.multichat.simulator.openai.request.Dialect;
import org.multichat.simulator.play.Operation;

/** The operations of OpenAI, and what can go wrong with these alone. */
public final class Twists {

    /** The event stream ends in good order before the usage is told. */
    public static final String NO_USAGE = "no-usage";
    /** The connection breaks when all is said but the usage. */
    public static final String CUT_BEFORE_USAGE = "cut-before-usage";
    /** Half the answer, then an event with an error. */
    public static final String ERROR_IN_STREAM = "error-in-stream";
    /** Status 200, and an error as the first event. */
    public static final String ERROR_FIRST = "error-first";
    /** Half the answer, then the stream ends in good order. */
    public static final String JUST_ENDS = "just-ends";
    /** Half the answer, then nothing more on an open connection. */
    public static final String STALLS_IN_STREAM = "stalls-in-stream";

    public static final String CRLF = "crlf";
    public static final String COMMENTS = "comments";
    /** {@code finish_reason} is an empty text in all chunks but the last. */
    public static final String EMPTY_FINISH = "empty-finish";

    public static final String NO_DONE = "no-done";
    /** 503 in the form that vLLM had until August 2025. */
    public static final String ERROR_ON_TOP = "error-on-top";
    /** 503 with a whole number as code. */
    public static final String INT_CODE = "int-code";
    /** A search whose action says nothing. */
    public static final String EMPTY_ACTION = "empty-action";
    /** Events of types that no client can know. */
    public static final String UNKNOWN_EVENTS = "unknown-events";

    /** A picture of a few bytes that unpacks to a huge one. */
    public static final String BOMB = "bomb";
    /** A page of HTML where the picture should be. */
    public static final String NO_PICTURE = "no-picture";

    public static final String MODERATED = "moderation-blocked";

    private static final Set<String> STREAMS = Set.of(
            NO_USAGE,
            CUT_BEFORE_USAGE,
            ERROR_IN_STREAM,
            JUST_ENDS,
            STALLS_IN_STREAM,
            CRLF,
            COMMENTS,
            NO_DONE,
            ERROR_ON_TOP,
            INT_CODE);

    public static final Operation CHAT = new Operation(
            "openai.chat",
            Stream.of(
                            STREAMS.stream(),
                            Author.ENDS.stream(),
                            Dialect.words().stream(),
                            Stream.of(EMPTY_FINISH, ERROR_FIRST))
                    .flatMap(words -> words)
                    .collect(Collectors.toSet()));
    public static final Operation RESPOND = new Operation(
            "openai.respond",
            Stream.of(
                            STREAMS.stream(),
                            Author.ENDS.stream(),
                            Dialect.words().stream(),
                            Stream.of(EMPTY_ACTION, UNKNOWN_EVENTS))
                    .flatMap(words -> words)
                    .collect(Collectors.toSet()));
    public static final Operation RETRIEVE = new Operation("openai.retrieve", STREAMS);
    public static final Operation CANCEL = Operation.of("openai.cancel");
    public static final Operation DRAW =
            Operation.of("openai.draw", MODERATED, BOMB, NO_PICTURE, ERROR_ON_TOP, INT_CODE);
    public static final Operation MODELS = Operation.of("openai.models");
    /** An address at which nothing is played. */
    public static final Operation OTHER = Operation.of("openai.other");

    public static final Operation END = new Operation("openai.end", Author.ENDS);

    public static final List<Operation> ALL = List.of(CHAT, RESPOND, RETRIEVE, CANCEL, DRAW, MODELS, OTHER, END);

    private Twists() {}
}
