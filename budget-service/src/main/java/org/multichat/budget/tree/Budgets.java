package org.multichat.budget.tree;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
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

    private static final String CREATE = "INSERT INTO budget.budget (id, parent_id, path, name, period, time_zone, "
            + "period_ends_at, state, set_by, limit_micros, ceiling_micros, "
            + Modality.eachColumn("%1$s_limit_micros, %1$s_ceiling_micros")
            + ") VALUES (:id, :parent, :path, :name, :period, :zone, :ends, :state, :setBy, :limit, :limit, "
            + Modality.eachColumn(":%1$sLimit, :%1$sLimit")
            + ") ON CONFLICT DO NOTHING";

    /**
     * The ceilings follow in the same statement, under the row's lock: no movement comes between reading and writing.
     * What was spent so far counts for the period that runs, also when that becomes another one: changing it to and fro
     * makes no room.
     */
    private static final String CHANGE = """
            UPDATE budget.budget
               SET name = :name, set_by = :setBy, state = :state,
                   period_ends_at = CASE WHEN (period, time_zone) = (:period, :zone) THEN period_ends_at
                                         ELSE CAST(:ends AS timestamptz) END,
                   period = :period, time_zone = :zone,
                   limit_micros = :limit,
                   ceiling_micros = CASE WHEN :limit IS NULL THEN NULL
                                         ELSE greatest(:limit, spent_micros + reserved_micros) END,
            """ + Modality.eachColumn("""
                   %1$s_limit_micros = :%1$sLimit,
                   %1$s_ceiling_micros = CASE WHEN :%1$sLimit IS NULL THEN NULL
                                              ELSE greatest(:%1$sLimit, %1$s_spent_micros + %1$s_reserved_micros) END""") + """
            ,
                   version = version + 1, changed_at = now()
             WHERE id = :id AND version = :version
            """;

    /** What a change came to. */
    record Change(Budget budget, boolean created) {}

    @Transactional
    public Budget get(BudgetId id) {
        return told(node(id).orElseThrow(() -> new BudgetUnknown(id)));
    }

    /** Some of those whose period is over and whose next has not begun. */
    @Transactional
    public List<BudgetId> periodOver(int most) {
        return BudgetNode.<BudgetNode>find("periodEndsAt <= current_timestamp order by periodEndsAt")
                .page(0, most)
                .stream()
                .map(node -> new BudgetId(node.id))
                .toList();
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
        if (node.state == BudgetState.CLOSED) {
            throw new BudgetClosed(new BudgetId(node.id));
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
        MutationQuery statement = entities()
                .unwrap(Session.class)
                .createNativeMutationQuery(sql)
                .setParameter("id", id.value())
                .setParameter("name", terms.name())
                .setParameter("period", String.valueOf(terms.period()))
                .setParameter("zone", terms.timeZone())
                .setParameter("ends", endOfPeriod(terms), Instant.class)
                .setParameter("state", String.valueOf(terms.state()))
                .setParameter("setBy", terms.setBy().name())
                .setParameter("limit", terms.limitMicros(), Long.class);
        for (Modality modality : Modality.values()) {
            statement.setParameter(modality.column() + "Limit", terms.limitOf(modality), Long.class);
        }
        return statement;
    }

    /** By the database's clock: no other decides when a period ends. */
    private static @Nullable Instant endOfPeriod(BudgetTerms terms) {
        Instant now = (Instant)
                entities().createNativeQuery("SELECT now()", Instant.class).getSingleResult();
        Period period = terms.period() == null ? Period.NONE : terms.period();
        return RunningPeriod.beginning(period, terms.zone(), now).endsAt();
    }

    private List<UUID> pathOf(BudgetId id, @Nullable BudgetId parentId) {
        List<UUID> path = new ArrayList<>(List.of(id.value()));
        if (parentId != null) {
            BudgetNode parent = node(parentId).orElseThrow(() -> new BudgetUnknown(parentId));
            if (parent.state == BudgetState.CLOSED) {
                throw new BudgetClosed(parentId);
            }
            path.addAll(parent.path);
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
