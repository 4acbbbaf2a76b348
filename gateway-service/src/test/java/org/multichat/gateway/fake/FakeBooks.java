package org.multichat.gateway.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** What the fake ledger tells of its holds, with the real one's filters; all was spent on one day. */
public final class FakeBooks {

    /** The day on which everything was paid. */
    public static final String DAY = "2026-11-01";

    private final Map<String, FakeHold> holds;
    private final List<Map<String, String>> questions = new CopyOnWriteArrayList<>();

    FakeBooks(Map<String, FakeHold> holds) {
        this.holds = holds;
    }

    /** What was asked with, parameter by parameter. */
    public List<Map<String, String>> questions() {
        return questions;
    }

    /** That many pictures were paid for, a micro-dollar each. */
    public void paid(int many) {
        for (int i = 0; i < many; i++) {
            ObjectNode asked =
                    FakeServer.JSON.createObjectNode().put("budgetId", id(0)).put("leaseSeconds", 60);
            asked.putObject("purpose")
                    .put("turnId", id(i))
                    .put("step", "generation")
                    .put("modality", "IMAGE")
                    .put("provider", "local");
            FakeHold hold = new FakeHold(asked, 1);
            hold.state = "SETTLED";
            hold.cost = 1;
            holds.put(id(i), hold);
        }
    }

    private static String id(int i) {
        return new UUID(0x7000L, i).toString();
    }

    void forget() {
        questions.clear();
    }

    Object summary(String query) {
        Map<String, String> asked = read(query);
        Map<String, List<FakeHold>> groups = new LinkedHashMap<>();
        holds.values().stream()
                .filter(hold -> hold.cost > 0 && matches(hold, asked))
                .forEach(hold -> groups.computeIfAbsent(
                                key(hold, asked.getOrDefault("by", "modality")), _ -> new ArrayList<>())
                        .add(hold));
        return Map.of(
                "groups",
                groups.entrySet().stream()
                        .map(group -> Map.of(
                                "key", group.getKey(),
                                "costMicros", cost(group.getValue().stream()),
                                "count", group.getValue().size()))
                        .toList(),
                "totalMicros",
                cost(groups.values().stream().flatMap(List::stream)),
                "count",
                groups.values().stream().mapToInt(List::size).sum());
    }

    Object reservations(String query) {
        Map<String, String> asked = read(query);
        List<String> found = new ArrayList<>();
        holds.forEach((id, hold) -> {
            boolean wanted = "true".equals(asked.get("settledOnly"))
                    ? hold.cost > 0
                    : hold.state.equals(asked.getOrDefault("state", hold.state));
            if (wanted && matches(hold, asked)) {
                found.add(id);
            }
        });
        List<String> ordered = "true".equals(asked.get("oldestFirst")) ? found : found.reversed();
        int from = asked.containsKey("cursor") ? ordered.indexOf(asked.get("cursor")) + 1 : 0;
        int to = Math.min(ordered.size(), from + Integer.parseInt(asked.getOrDefault("limit", "50")));
        Map<String, Object> page = new HashMap<>(Map.of(
                "reservations",
                ordered.subList(from, to).stream()
                        .map(id -> Objects.requireNonNull(holds.get(id)).told(id))
                        .toList()));
        if (to < ordered.size()) {
            page.put("nextCursor", ordered.get(to - 1));
        }
        return page;
    }

    private static boolean matches(FakeHold hold, Map<String, String> asked) {
        return asked.getOrDefault("modality", hold.purpose("modality", "OTHER"))
                        .equals(hold.purpose("modality", "OTHER"))
                && asked.getOrDefault("provider", hold.purpose("provider", "other"))
                        .equals(hold.purpose("provider", "other"))
                && (hold.isUnknown() || !asked.getOrDefault("unknown", "false").equals("true"));
    }

    private static String key(FakeHold hold, String by) {
        return switch (by) {
            case "provider" -> hold.purpose("provider", "other");
            case "day_modality" -> DAY + " " + hold.purpose("modality", "OTHER");
            default -> hold.purpose("modality", "OTHER");
        };
    }

    private static long cost(Stream<FakeHold> some) {
        return some.mapToLong(hold -> hold.cost).sum();
    }

    private Map<String, String> read(String query) {
        Map<String, String> asked = new HashMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            asked.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        questions.add(asked);
        return asked;
    }
}
