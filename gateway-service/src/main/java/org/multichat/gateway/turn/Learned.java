package org.multichat.gateway.turn;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.multichat.gateway.account.AccountId;
import org.multichat.gateway.money.Money;

/** What was learned about the cost of a turn after it had ended, oldest first. */
public record Learned(List<Lesson> lessons) {

    static final Learned NOTHING = new Learned(List.of());

    public Learned {
        lessons = List.copyOf(lessons);
    }

    Learned and(Lesson lesson) {
        List<Lesson> more = new ArrayList<>(lessons);
        more.add(lesson);
        return new Learned(more);
    }

    /**
     * What one thing has cost.
     *
     * @param reason how it came to be known
     * @param by who said so; nobody where the provider did
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Lesson(
            String what,
            Money cost,
            String reason,
            @Nullable AccountId by,
            Instant at) {}
}
