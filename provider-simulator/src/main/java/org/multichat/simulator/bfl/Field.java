package org.multichat.simulator.bfl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.multichat.simulator.door.Answer;

/** One field of a request as FastAPI checks it. A field that may be left out may be null, too. */
sealed interface Field {

    String name();

    /** @return what FastAPI says of a value that is there and is wrong */
    Optional<Fault> check(JsonNode value);

    default boolean required() {
        return false;
    }

    record Fault(String type, String message) {}

    record Text(String name, boolean required) implements Field {
        @Override
        public Optional<Fault> check(JsonNode value) {
            return value.isTextual()
                    ? Optional.empty()
                    : Optional.of(new Fault("string_type", "Input should be a valid string"));
        }
    }

    /** @param orZero whether 0 stands for the model's own choice */
    record Whole(String name, long least, long most, long multipleOf, boolean orZero) implements Field {
        @Override
        public Optional<Fault> check(JsonNode value) {
            if (!value.isIntegralNumber()) {
                return Optional.of(
                        value.isNumber()
                                ? new Fault(
                                        "int_from_float",
                                        "Input should be a valid integer, got a number with a fractional part")
                                : new Fault("int_type", "Input should be a valid integer"));
            }
            long number = value.longValue();
            if (orZero && number == 0) {
                return Optional.empty();
            }
            if (number < least) {
                return Optional.of(
                        new Fault("greater_than_equal", "Input should be greater than or equal to " + least));
            }
            if (number > most) {
                return Optional.of(new Fault("less_than_equal", "Input should be less than or equal to " + most));
            }
            return number % multipleOf == 0
                    ? Optional.empty()
                    : Optional.of(new Fault("multiple_of", "Input should be a multiple of " + multipleOf));
        }
    }

    record Real(String name, double least, double most) implements Field {
        @Override
        public Optional<Fault> check(JsonNode value) {
            if (!value.isNumber()) {
                return Optional.of(new Fault("float_type", "Input should be a valid number"));
            }
            if (value.doubleValue() < least) {
                return Optional.of(
                        new Fault("greater_than_equal", "Input should be greater than or equal to " + least));
            }
            return value.doubleValue() > most
                    ? Optional.of(new Fault("less_than_equal", "Input should be less than or equal to " + most))
                    : Optional.empty();
        }
    }

    record Flag(String name) implements Field {
        @Override
        public Optional<Fault> check(JsonNode value) {
            return value.isBoolean()
                    ? Optional.empty()
                    : Optional.of(new Fault("bool_type", "Input should be a valid boolean"));
        }
    }

    record Word(String name, List<String> words) implements Field {
        @Override
        public Optional<Fault> check(JsonNode value) {
            return value.isTextual() && words.contains(value.textValue())
                    ? Optional.empty()
                    : Optional.of(new Fault(
                            "enum",
                            "Input should be "
                                    + words.stream()
                                            .map("'%s'"::formatted)
                                            .collect(Collectors.joining(", "))
                                            .replaceFirst(", ([^,]*)$", " or $1")));
        }
    }

    /** From 21:9 to 9:21. */
    record AspectRatio(String name) implements Field {
        @Override
        public Optional<Fault> check(JsonNode value) {
            if (value.isTextual() && value.textValue().matches("\\d{1,2}:\\d{1,2}")) {
                double ratio = ratioOf(value.textValue());
                if (ratio >= 9.0 / 21 && ratio <= 21.0 / 9) {
                    return Optional.empty();
                }
            }
            return Optional.of(new Fault("value_error", "Value error, aspect ratio must be between 21:9 and 9:21"));
        }

        static double ratioOf(String text) {
            List<String> parts = List.of(text.split(":", 2));
            return Double.parseDouble(parts.getFirst()) / Double.parseDouble(parts.getLast());
        }
    }

    record Address(String name) implements Field {
        @Override
        public Optional<Fault> check(JsonNode value) {
            String text = value.asText();
            boolean isAddress = value.isTextual()
                    && text.length() <= 2_083
                    && text.matches("https?://[^\\s/]+.*")
                    && URI.create(text.replaceAll("[^\\x21-\\x7e]", "")).getHost() != null;
            return isAddress
                    ? Optional.empty()
                    : Optional.of(new Fault("url_parsing", "Input should be a valid URL of 1 to 2083 characters"));
        }
    }

    record Pictures(String name, int most) implements Field {
        @Override
        public Optional<Fault> check(JsonNode value) {
            if (!value.isArray()) {
                return Optional.of(new Fault("list_type", "Input should be a valid list"));
            }
            return value.size() < 1 || value.size() > most
                    ? Optional.of(new Fault("too_long", "List should have 1 to %d items".formatted(most)))
                    : Optional.empty();
        }
    }

    /** Everything that is wrong with a body, in the shape of FastAPI; empty if nothing is. */
    static ArrayNode check(List<Field> fields, JsonNode body) {
        ArrayNode wrong = Answer.Json.MAPPER.createArrayNode();
        for (Field field : fields) {
            JsonNode value = body.get(field.name());
            if (value == null || (value.isNull() && !field.required())) {
                if (field.required()) {
                    wrong.add(said(field.name(), new Fault("missing", "Field required"), body));
                }
            } else {
                field.check(value).ifPresent(fault -> wrong.add(said(field.name(), fault, value)));
            }
        }
        return wrong;
    }

    static ObjectNode said(String field, Fault fault, JsonNode input) {
        ObjectNode said = Answer.Json.MAPPER.createObjectNode();
        said.putArray("loc").add("body").add(field);
        said.put("msg", fault.message()).put("type", fault.type());
        said.set("input", input);
        return said;
    }
}
