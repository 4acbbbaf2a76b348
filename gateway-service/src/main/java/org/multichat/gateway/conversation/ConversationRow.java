package org.multichat.gateway.conversation;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.multichat.gateway.account.AccountId;
import org.multichat.gateway.turn.ConversationId;

/** A conversation as it is stored; its turns are in a table of their own. */
@Entity
@Table(name = "conversation")
class ConversationRow extends PanacheEntityBase {

    @Id
    UUID id;

    @Column(name = "account_id")
    UUID accountId;

    @Column
    String title;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    @Column(name = "deleted_at")
    @Nullable
    Instant deletedAt;

    Conversation conversation() {
        return new Conversation(new ConversationId(id), new AccountId(accountId), title, createdAt, updatedAt);
    }
}
