package org.multichat.simulator.door;

import java.util.function.Function;
import org.multichat.simulator.play.Operation;

/**
 * One operation as it is offered to callers.
 *
 * @param prompt the prompt a call is about: of its body, or of the task it asks for; empty if there is none
 * @param handler does it when nothing goes wrong
 */
public record Opening(Operation operation, ErrorShape errors, Function<Exchange, String> prompt, Handler handler) {

    /** Answers a call. */
    public interface Handler {
        Answer answer(Exchange exchange) throws InterruptedException;
    }

    /** Of an operation that is about no prompt. */
    public static Function<Exchange, String> noPrompt() {
        return _ -> "";
    }
}
