package org.multichat.router.openai;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * What was asked lately, and what was said: who asks the same again under the same id, because the answer got lost on
 * its way, gets that answer instead of a second bill. It ends with this replica and does not know of others.
 */
final class Lately {

    /** Minutes of a busy replica, and a few MiB where all prompts are as long as they may be. */
    private static final int MOST = 256;

    private final Map<Question, CompletableFuture<Opinion>> asked = new LinkedHashMap<>();

    Opinion once(Question question, Supplier<Opinion> ask) {
        CompletableFuture<Opinion> mine = new CompletableFuture<>();
        Optional<CompletableFuture<Opinion>> before = remember(question, mine);
        if (before.isPresent()) {
            return before.get().join();
        }
        try {
            Opinion opinion = ask.get();
            mine.complete(opinion);
            return opinion;
        } catch (RuntimeException | Error broken) {
            mine.completeExceptionally(broken);
            throw broken;
        }
    }

    private synchronized Optional<CompletableFuture<Opinion>> remember(
            Question question, CompletableFuture<Opinion> mine) {
        CompletableFuture<Opinion> before = asked.putIfAbsent(question, mine);
        if (asked.size() > MOST) {
            asked.remove(asked.keySet().iterator().next());
        }
        return Optional.ofNullable(before);
    }
}
