package org.multichat.budget.ledger;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.jspecify.annotations.Nullable;
import org.multichat.budget.money.Money;
import org.multichat.budget.reservation.Purpose;
import org.multichat.budget.reservation.ReservationId;
import org.multichat.budget.text.ShortText;
import org.multichat.budget.tree.BudgetId;
import org.multichat.budget.tree.Modality;
import org.multichat.kit.problem.Invalid;

/** What a client asks of one reservation. Each may be asked again with the same content: it is done once. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Operation.Reserve.class, name = "reserve"),
    @JsonSubTypes.Type(value = Operation.Settle.class, name = "settle"),
    @JsonSubTypes.Type(value = Operation.Release.class, name = "release"),
    @JsonSubTypes.Type(value = Operation.Extend.class, name = "extend"),
    @JsonSubTypes.Type(value = Operation.Correct.class, name = "correct"),
    @JsonSubTypes.Type(value = Operation.Reverse.class, name = "reverse")
})
@Schema(
        name = "Operation",
        oneOf = {
            Operation.Reserve.class,
            Operation.Settle.class,
            Operation.Release.class,
            Operation.Extend.class,
            Operation.Correct.class,
            Operation.Reverse.class
        },
        discriminatorProperty = "type",
        discriminatorMapping = {
            @DiscriminatorMapping(value = "reserve", schema = Operation.Reserve.class),
            @DiscriminatorMapping(value = "settle", schema = Operation.Settle.class),
            @DiscriminatorMapping(value = "release", schema = Operation.Release.class),
            @DiscriminatorMapping(value = "extend", schema = Operation.Extend.class),
            @DiscriminatorMapping(value = "correct", schema = Operation.Correct.class),
            @DiscriminatorMapping(value = "reverse", schema = Operation.Reverse.class)
        })
sealed interface Operation {

    int MAX_REASON_CHARS = 200;

    /** A day: whatever takes longer renews its lease on the way. */
    int MAX_LEASE_SECONDS = 86_400;

    ReservationId id();

    /** The word on the wire. */
    String type();

    /** Set money aside for a while. Dispatched: the call that costs may begin as soon as this is answered. */
    @Schema(
            name = "Reserve",
            requiredProperties = "type",
            properties = @SchemaProperty(name = "type", type = SchemaType.STRING, enumeration = "reserve"))
    record Reserve(
            @Schema(required = true) ReservationId id,
            @Schema(required = true) BudgetId budgetId,

            @Schema(required = true, minimum = "1", examples = "40000")
            long amountMicros,

            @Schema(required = true, minimum = "1", maximum = "86400", examples = "120")
            int leaseSeconds,

            @Schema(required = true) boolean dispatched,
            @Schema(required = true) Purpose purpose)
            implements Operation {

        public Reserve {
            needed(id, "id");
            needed(budgetId, "budgetId");
            needed(purpose, "purpose");
            inRange(amountMicros, 1, Money.MAX_AMOUNT.micros(), "amountMicros");
            inRange(leaseSeconds, 1, MAX_LEASE_SECONDS, "leaseSeconds");
        }

        @Override
        public String type() {
            return "reserve";
        }

        Money amount() {
            return new Money(amountMicros);
        }

        Optional<Modality> modality() {
            return Modality.of(purpose.modality());
        }

        /** Of everything that was asked; the id alone does not say that two requests are one. */
        String hash() {
            return RequestHash.of(
                    "reserve",
                    budgetId,
                    amountMicros,
                    leaseSeconds,
                    dispatched,
                    purpose.turnId(),
                    purpose.step(),
                    purpose.modality(),
                    purpose.provider(),
                    purpose.model(),
                    purpose.priceVersion());
        }
    }

    /** Pay what it really cost; the rest is free again. */
    @Schema(
            name = "Settle",
            requiredProperties = "type",
            properties = @SchemaProperty(name = "type", type = SchemaType.STRING, enumeration = "settle"))
    record Settle(
            @Schema(required = true) ReservationId id,

            @Schema(required = true, minimum = "0", examples = "38000")
            long actualMicros)
            implements Operation {

        public Settle {
            needed(id, "id");
            inRange(actualMicros, 0, Money.MAX_AMOUNT.micros(), "actualMicros");
        }

        @Override
        public String type() {
            return "settle";
        }

        Money actual() {
            return new Money(actualMicros);
        }
    }

    /** Nothing will be charged: all of it is free again. */
    @Schema(
            name = "Release",
            requiredProperties = "type",
            properties = @SchemaProperty(name = "type", type = SchemaType.STRING, enumeration = "release"))
    record Release(@Schema(required = true) ReservationId id) implements Operation {

        public Release {
            needed(id, "id");
        }

        @Override
        public String type() {
            return "release";
        }
    }

    /** Still at work: the lease ends this long from now, never earlier than it would have. */
    @Schema(
            name = "Extend",
            requiredProperties = "type",
            properties = @SchemaProperty(name = "type", type = SchemaType.STRING, enumeration = "extend"))
    record Extend(
            @Schema(required = true) ReservationId id,

            @Schema(required = true, minimum = "1", maximum = "86400")
            int leaseSeconds)
            implements Operation {

        public Extend {
            needed(id, "id");
            inRange(leaseSeconds, 1, MAX_LEASE_SECONDS, "leaseSeconds");
        }

        @Override
        public String type() {
            return "extend";
        }
    }

    /** The truth came later: this is what it cost. */
    @Schema(
            name = "Correct",
            requiredProperties = "type",
            properties = @SchemaProperty(name = "type", type = SchemaType.STRING, enumeration = "correct"))
    record Correct(
            @Schema(required = true) ReservationId id,
            @Schema(required = true, minimum = "0") long actualMicros,

            @Schema(required = true, maxLength = MAX_REASON_CHARS, examples = "provider's invoice of May")
            String reason)
            implements Operation {

        public Correct {
            needed(id, "id");
            inRange(actualMicros, 0, Money.MAX_AMOUNT.micros(), "actualMicros");
            reason = ShortText.required(reason, "reason", MAX_REASON_CHARS);
        }

        @Override
        public String type() {
            return "correct";
        }

        Money actual() {
            return new Money(actualMicros);
        }

        /** A correction has no id of its own; amount and reason say whether it is one that was made already. */
        String hash() {
            return RequestHash.of("correct", actualMicros, reason);
        }
    }

    /** An administrator takes a cost back, once. */
    @Schema(
            name = "Reverse",
            requiredProperties = "type",
            properties = @SchemaProperty(name = "type", type = SchemaType.STRING, enumeration = "reverse"))
    record Reverse(
            @Schema(required = true) ReservationId id,

            @Schema(required = true, maxLength = MAX_REASON_CHARS)
            String reason)
            implements Operation {

        public Reverse {
            needed(id, "id");
            reason = ShortText.required(reason, "reason", MAX_REASON_CHARS);
        }

        @Override
        public String type() {
            return "reverse";
        }
    }

    private static void needed(@Nullable Object value, String field) {
        if (value == null) {
            throw new Invalid(field, "is needed");
        }
    }

    private static void inRange(long value, long least, long most, String field) {
        if (value < least || value > most) {
            throw new Invalid(field, "has to be %d to %d".formatted(least, most));
        }
    }
}
