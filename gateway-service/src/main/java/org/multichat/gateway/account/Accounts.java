package org.multichat.gateway.account;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.multichat.kit.id.TimeOrderedIds;

/** The accounts of this installation: with {@code AUTH=open} there is one, and every request is its. */
@ApplicationScoped
public class Accounts {

    private static final String OPEN = "open";
    private static final int BEFORE_EVERYBODY_ELSE = 10;

    private final AccountConfig config;
    private final TimeOrderedIds ids;
    private final Session entities;
    private volatile @Nullable Account open;

    @Inject
    Accounts(AccountConfig config, TimeOrderedIds ids, Session entities) {
        this.config = config;
        this.ids = ids;
        this.entities = entities;
    }

    /** Whose request this is. Read once: what is known of an account here never changes. */
    public Account current() {
        Account known = open;
        if (known == null) {
            known = QuarkusTransaction.joiningExisting()
                    .call(() -> AccountRow.<AccountRow>find("name", OPEN)
                            .singleResult()
                            .account());
            open = known;
        }
        return known;
    }

    public Optional<Account> find(AccountId id) {
        Account known = current();
        return known.id().equals(id)
                ? Optional.of(known)
                : QuarkusTransaction.joiningExisting()
                        .call(() -> AccountRow.<AccountRow>findByIdOptional(id.value())
                                .map(AccountRow::account));
    }

    /** The budget at the top of the tree, which pays for the whole installation. */
    @Transactional
    public UUID rootBudget() {
        return entities.createNativeQuery("SELECT root_budget_id FROM installation", UUID.class)
                .getSingleResult();
    }

    @Transactional
    void createWhatIsMissing(@Observes @Priority(BEFORE_EVERYBODY_ELSE) StartupEvent starting) {
        refuseToBeOpenByAccident();
        entities.createNativeMutationQuery(
                        "INSERT INTO installation (root_budget_id) VALUES (:id) ON CONFLICT DO NOTHING")
                .setParameter("id", ids.get())
                .executeUpdate();
        entities.createNativeMutationQuery("""
                        INSERT INTO account (id, name, administrator, budget_id) VALUES (:id, :name, true, :budget)
                        ON CONFLICT DO NOTHING
                        """)
                .setParameter("id", ids.get())
                .setParameter("name", OPEN)
                .setParameter("budget", ids.get())
                .executeUpdate();
    }

    private void refuseToBeOpenByAccident() {
        if (!config.auth().equals(OPEN)) {
            throw new IllegalStateException("AUTH=" + config.auth() + " is not known here; there is: open");
        }
        if (!config.openOnPurpose() && !isLoopback(config.host())) {
            throw new IllegalStateException(
                    "AUTH=open on " + config.host() + " would let everybody in: listen on 127.0.0.1, or set "
                            + "AUTH_OPEN_ON_PURPOSE=true if it is meant so");
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
