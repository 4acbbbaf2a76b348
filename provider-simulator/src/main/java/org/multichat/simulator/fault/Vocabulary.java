package org.multichat.simulator.fault;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.multichat.simulator.play.Operation;
import org.multichat.simulator.play.Provider;

/** All operations that are played here, and what can go wrong with each. */
@ApplicationScoped
public class Vocabulary {

    private final Map<String, Operation> operations = new TreeMap<>();

    Vocabulary(@All List<Provider> providers) {
        providers.forEach(provider -> provider.operations().forEach(it -> operations.put(it.name(), it)));
    }

    public Map<String, Operation> operations() {
        return Map.copyOf(operations);
    }

    Operation operation(String name) {
        Operation operation = operations.get(name);
        if (operation == null) {
            throw new MalformedFault("%s is no operation; there are %s".formatted(name, operations.keySet()));
        }
        return operation;
    }

    /** The operations that stand for the end of a task and know this one. */
    List<Operation> ends(String end) {
        List<Operation> knowing = operations.values().stream()
                .filter(operation -> operation.isEnd() && operation.twists().contains(end))
                .toList();
        if (knowing.isEmpty()) {
            throw new MalformedFault("no task ends as %s; there are %s"
                    .formatted(
                            end,
                            operations.values().stream()
                                    .filter(Operation::isEnd)
                                    .toList()));
        }
        return knowing;
    }
}
