package org.multichat.simulator.fault;

import java.time.Duration;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** How a call goes wrong. Whether the provider has then done what it was asked for is part of each kind. */
public sealed interface Deed {

    /** A call that is never answered is given up by us after this long. */
    Duration MOST_PATIENCE = Duration.ofMinutes(10);

    /** Nothing was done; the provider says so with a status and an error in its own shape. */
    record Refuse(
            int status,
            OptionalInt retryAfterSeconds,
            @Nullable String code) implements Deed {}

    /** Nothing was done; a gateway before the provider answers with a page in HTML. */
    record GatewayPage(int status) implements Deed {}

    /** It is done and answered, only late: by the delay that every fault may have. */
    record Late() implements Deed {}

    /** Nothing was done and nothing is said; the connection stays open. */
    record Stall() implements Deed {}

    /** Nothing was done; the connection is closed. */
    record Cut() implements Deed {}

    /** It is done; the connection is closed without a word. */
    record Swallow() implements Deed {}

    /**
     * It is done; of the answer this percentage arrives, of a stream this number of pieces, then the connection ends.
     */
    record Truncate(int at) implements Deed {}

    /** It is done; the answer arrives over this time, a little at once. */
    record Slow(Duration over) implements Deed {}

    /** It is done; what is answered makes no sense. */
    record Garbage() implements Deed {}

    /** It is done; the answer goes on for so many megabytes. */
    record Oversize(int megabytes) implements Deed {}

    /** Nothing was done; the caller is sent elsewhere. */
    record Redirect(String to) implements Deed {}

    /** Something that only this operation can do; it knows what it means. */
    record Twist(String name) implements Deed {}
}
