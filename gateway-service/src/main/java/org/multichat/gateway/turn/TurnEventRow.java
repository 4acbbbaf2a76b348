package org.multichat.gateway.turn;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** One event of a turn, as everybody gets it. */
@Entity
@Immutable
@Table(name = "turn_event")
@IdClass(TurnEventRow.Key.class)
class TurnEventRow extends PanacheEntityBase {

    /** Which event of which turn. */
    record Key(UUID turnId, int seq) implements Serializable {}

    @Id
    @Column(name = "turn_id")
    UUID turnId;

    @Id
    @Column
    int seq;

    @Column
    String payload;
}
