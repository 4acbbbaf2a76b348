package org.multichat.benchmarks.ledger.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.multichat.kit.id.TimeOrderedIds;

/**
 * Budgets that hang together.
 *
 * @param nodes parents before their children
 * @param leaves those that are reserved from
 */
public record Tree(List<Node> nodes, List<UUID> leaves) {

    /** No limit binds while speed is measured. */
    public static final long AMPLE_MICROS = 1_000_000_000_000_000L;

    private static final TimeOrderedIds IDS = new TimeOrderedIds();

    /** @param path this budget first, its root last */
    public record Node(UUID id, List<UUID> path) {

        static Node root() {
            UUID id = IDS.get();
            return new Node(id, List.of(id));
        }

        Node child() {
            UUID child = IDS.get();
            return new Node(
                    child, Stream.concat(Stream.of(child), path.stream()).toList());
        }
    }

    public static Tree of(Shape shape) {
        List<Node> nodes = new ArrayList<>();
        Node root = Node.root();
        nodes.add(root);
        if (shape.accounts() == 0) {
            return new Tree(nodes, List.of(root.id()));
        }
        List<Node> parents = new ArrayList<>();
        for (int i = 0; i < shape.teams(); i++) {
            parents.add(root.child());
        }
        nodes.addAll(parents);
        if (parents.isEmpty()) {
            parents.add(root);
        }
        List<UUID> leaves = new ArrayList<>();
        for (int i = 0; i < shape.accounts(); i++) {
            Node leaf = parents.get(i % parents.size()).child();
            nodes.add(leaf);
            leaves.add(leaf.id());
        }
        return new Tree(nodes, List.copyOf(leaves));
    }

    public UUID root() {
        return nodes.getFirst().id();
    }

    public UUID any(RandomGenerator random) {
        return leaves.get(random.nextInt(leaves.size()));
    }
}
