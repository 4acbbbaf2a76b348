package org.multichat.budget.tree;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.MutationQuery;
import org.jspecify.annotations.Nullable;
import org.multichat.kit.problem.Invalid;

/** All budgets: made once, changed by whoever has read them, never removed. */
@ApplicationScoped
public class Budgets {

    /**
     * Installation, organisation, team, account, key: nobody has asked for a sixth, and each is one more row to lock.
     */
    public static final int MAX_DEPTH = 5;

    private static final String CREATE = """
            INSERT INTO budget.budget (id, parent_id, path, name, period, set_by, limit_micros, ceiling_micros)
            VALUES (:id, :parent, :path, :name, :period, :setBy, :limit, :limit)
            ON CONFLICT DO NOTHING
            """;

    /**
     * The ceiling follows in the same statement, under the row's lock: no movement comes between reading and writing.
     */
    private static final String CHANGE = """
            UPDATE budget.budget
               SET name = :name, period = :period, set_by = :setBy, limit_micros = :limit,
                   ceiling_micros = CASE WHEN :limit IS NULL THEN NULL
                                         ELSE greatest(:limit, spent_micros + reserved_micros) END,
                   version = version + 1, changed_at = now()
             WHERE id = :id AND version = :version
            """;

    /** What a change came to. */
    record Change(Budget budget, boolean created) {}

    @Transactional
    public Budget get(BudgetId id) {
        return told(node(id).orElseThrow(() -> new BudgetUnknown(id)));
    }

    /** Before what belongs to a budget is read: nothing is another answer than nobody. */
    @Transactional
    public void requireKnown(BudgetId id) {
        if (BudgetNode.count("id", id.value()) == 0) {
            throw new BudgetUnknown(id);
        }
    }

    /**
     * Makes or changes a budget. Asking for what already is changes nothing, whatever the version: the answer to the
     * first asking may have been lost.
     */
    @Transactional
    Change put(BudgetId id, BudgetTerms terms, Optional<IfMatch> condition) {
        Optional<BudgetNode> present = node(id);
        if (present.isEmpty() && condition.isPresent()) {
            throw new VersionStale();
        }
        boolean created = present.isEmpty() && create(id, terms);
        BudgetNode node = present.or(() -> node(id)).orElseThrow(() -> new BudgetUnknown(id));
        if (!created && !node.terms().equals(terms)) {
            change(node, terms, condition.orElseThrow(VersionMissing::new));
            entities().refresh(node);
        }
        return new Change(told(node), created);
    }

    private boolean create(BudgetId id, BudgetTerms terms) {
        return bind(CREATE, id, terms)
                        .setParameter(
                                "parent",
                                terms.parentId() == null
                                        ? null
                                        : terms.parentId().value(),
                                UUID.class)
                        .setParameter("path", pathOf(id, terms.parentId()).toArray(UUID[]::new))
                        .executeUpdate()
                == 1;
    }

    private void change(BudgetNode node, BudgetTerms terms, IfMatch condition) {
        if (!Objects.equals(node.terms().parentId(), terms.parentId())) {
            throw new Invalid("parentId", "is fixed for life");
        }
        if (!condition.matches(node.version)) {
            throw new VersionStale();
        }
        int changed = bind(CHANGE, new BudgetId(node.id), terms)
                .setParameter("version", node.version)
                .executeUpdate();
        if (changed == 0) {
            throw new VersionStale();
        }
    }

    private static MutationQuery bind(String sql, BudgetId id, BudgetTerms terms) {
        return entities()
                .unwrap(Session.class)
                .createNativeMutationQuery(sql)
                .setParameter("id", id.value())
                .setParameter("name", terms.name())
                .setParameter("period", String.valueOf(terms.period()))
                .setParameter("setBy", terms.setBy().name())
                .setParameter("limit", terms.limitMicros(), Long.class);
    }

    private List<UUID> pathOf(BudgetId id, @Nullable BudgetId parentId) {
        List<UUID> path = new ArrayList<>(List.of(id.value()));
        if (parentId != null) {
            path.addAll(node(parentId).orElseThrow(() -> new BudgetUnknown(parentId)).path);
        }
        if (path.size() > MAX_DEPTH) {
            throw new Invalid("parentId", "is already %d deep, which is the most".formatted(MAX_DEPTH));
        }
        return path;
    }

    private static Budget told(BudgetNode node) {
        return Budget.of(node, BudgetNode.list("id in ?1", node.path));
    }

    private static Optional<BudgetNode> node(BudgetId id) {
        return Optional.ofNullable(BudgetNode.findById(id.value()));
    }

    private static EntityManager entities() {
        return Panache.getEntityManager(BudgetNode.class);
    }
}
