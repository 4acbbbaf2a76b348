package org.multichat.system;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.multichat.stack.Part;

/**
 * A moment in the life of a turn: just before or just after what one of its steps is about, seen on the wire between
 * the gateway and the neighbour that does it.
 */
record FaultPoint(Step step, boolean after) {

    /** The steps as the gateway records them; {@link FaultMatrixIT} fails when it records others. */
    enum Step {
        ROUTED(Part.ROUTER, "POST /v1/classifications", true),
        QUOTED(null, "POST /v1/quotes", true),
        RESERVED(Part.BUDGET, "\"type\":\"reserve\"", true),
        STARTED(null, "POST /v1/generations ", true),
        SEEN(null, "\"type\":\"progress\"", false),
        TEXT_CHARS(null, "\"type\":\"delta\"", false),
        USED(null, "\"type\":\"usage\"", false),
        ENDED(null, "\"type\":\"completed\"", false),
        SETTLED(Part.BUDGET, "\"type\":\"settle\"", true);

        private final @Nullable Part neighbour;
        private final String wanted;
        private final boolean request;

        /**
         * @param neighbour who does it; nothing where it is the generator of the turn
         * @param request whether {@code wanted} is said by the gateway, else by the neighbour
         */
        Step(@Nullable Part neighbour, String wanted, boolean request) {
            this.neighbour = neighbour;
            this.wanted = wanted;
            this.request = request;
        }

        /** As it stands in the turn's record. */
        String recorded() {
            return this == TEXT_CHARS ? "textChars" : name().toLowerCase(Locale.ROOT);
        }

        /** A kind of turn in which it happens. */
        Kind kind() {
            return this == TEXT_CHARS ? Kind.RESEARCH : Kind.IMAGE;
        }
    }

    static List<FaultPoint> all() {
        return Stream.of(Step.values())
                .flatMap(step -> Stream.of(new FaultPoint(step, false), new FaultPoint(step, true)))
                .toList();
    }

    Part neighbour() {
        return step.neighbour == null ? generator() : step.neighbour;
    }

    Part generator() {
        return Kind.generatorOf(step.kind());
    }

    Crossing.Trap trap(Runnable act) {
        Crossing.Moment moment = step.request
                ? (after ? Crossing.Moment.BEFORE_THE_ANSWER : Crossing.Moment.BEFORE_THE_REQUEST)
                : (after ? Crossing.Moment.AFTER_IT_IS_HEARD : Crossing.Moment.BEFORE_IT_IS_HEARD);
        return new Crossing.Trap(step.wanted, moment, act);
    }

    @Override
    public String toString() {
        return (after ? "after " : "before ") + step.recorded();
    }
}
