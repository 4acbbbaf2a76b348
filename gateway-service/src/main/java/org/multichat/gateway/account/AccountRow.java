package org.multichat.gateway.account;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** An account as it is stored. */
@Entity
@Table(name = "account")
class AccountRow extends PanacheEntityBase {

    @Id
    UUID id;

    @Column
    String name;

    @Column
    boolean administrator;

    @Column(name = "budget_id")
    UUID budgetId;

    @Column(name = "created_at")
    Instant createdAt;

    Account account() {
        return new Account(new AccountId(id), name, administrator, budgetId);
    }
}
