package org.multichat.gateway.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.multichat.gateway.account.AccountId;
import org.multichat.gateway.turn.ConversationId;
import org.multichat.gateway.turn.Prompt;
import org.multichat.kit.id.TimeOrderedIds;

/** All conversations. Those that were deleted are in nobody's way: only restoring finds them. */
@ApplicationScoped
public class Conversations {

    private static final int MAX_TITLE_CHARS = 80;

    private static final String OF_ACCOUNT = """
            SELECT c.* FROM conversation c
            WHERE c.account_id = :account AND c.deleted_at IS NULL
            """;

    private static final String BEFORE =
            " AND (c.updated_at, c.id) < (SELECT b.updated_at, b.id FROM conversation b WHERE b.id = :before AND b.account_id = :account)";

    /**
     * Only the account's own conversations are gone through, from the newest on and until a page is full; each with its
     * turns, whose ids say in which months they are. All that a person ever wrote, 100,000 prompts, takes a fraction of
     * a second. An index of words would find nothing in the middle of a word, and nothing in languages without blanks;
     * one of trigrams needs an extension that an installation may not have, or may not be allowed to switch on.
     */
    private static final String WITH_WORDS = """
             AND concat_ws(chr(10), c.title, (
                    SELECT string_agg(t.prompt, chr(10)) FROM turn t
                    WHERE t.conversation_id = c.id
                      AND t.id BETWEEN first_uuid_at(c.created_at - interval '1 hour')
                                   AND first_uuid_at(c.updated_at + interval '1 hour')))
                 ILIKE ALL (CAST(:patterns AS text[]))
            """;

    private static final String LATEST_FIRST = " ORDER BY c.updated_at DESC, c.id DESC LIMIT :most";

    private final TimeOrderedIds ids;
    private final Clock clock;
    private final Session entities;
    private final ConversationConfig config;

    @Inject
    Conversations(TimeOrderedIds ids, Clock clock, Session entities, ConversationConfig config) {
        this.ids = ids;
        this.clock = clock;
        this.entities = entities;
        this.config = config;
    }

    /** A new one, titled by its first prompt. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Conversation begin(AccountId account, Prompt prompt) {
        ConversationRow row = new ConversationRow();
        row.id = ids.get();
        row.accountId = account.value();
        row.title = prompt.first(MAX_TITLE_CHARS);
        row.createdAt = clock.instant();
        row.updatedAt = row.createdAt;
        row.persist();
        return row.conversation();
    }

    /** Notes that a turn was asked in it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void touch(ConversationId id) {
        ConversationRow.update("updatedAt = ?1 where id = ?2", clock.instant(), id.value());
    }

    /** The conversation, if it is that account's; somebody else's does not exist, and neither does a deleted one. */
    @Transactional
    public Optional<Conversation> find(AccountId account, ConversationId id) {
        return row(account, id).filter(row -> row.deletedAt == null).map(ConversationRow::conversation);
    }

    /** Whether it was that account's and is deleted. */
    @Transactional
    public boolean isDeleted(AccountId account, ConversationId id) {
        return row(account, id).filter(row -> row.deletedAt != null).isPresent();
    }

    /**
     * The account's conversations, the one talked in last first.
     *
     * @param after the last one of the page before
     */
    @Transactional
    List<Conversation> of(AccountId account, Words words, @Nullable ConversationId after, int limit) {
        String sql = OF_ACCOUNT + (after == null ? "" : BEFORE) + (words.equals(Words.ANY) ? "" : WITH_WORDS);
        var query = entities.createNativeQuery(sql + LATEST_FIRST, ConversationRow.class)
                .setParameter("account", account.value())
                .setParameter("most", limit);
        if (after != null) {
            query.setParameter("before", after.value());
        }
        if (!words.equals(Words.ANY)) {
            query.setParameter("patterns", words.patterns().toArray(String[]::new));
        }
        return query.getResultList().stream().map(ConversationRow::conversation).toList();
    }

    /** Calls it otherwise. Empty where there is no such conversation of that account. */
    @Transactional
    Optional<Conversation> rename(AccountId account, ConversationId id, Title title) {
        Optional<ConversationRow> row = row(account, id).filter(found -> found.deletedAt == null);
        row.ifPresent(found -> found.title = title.text());
        return row.map(ConversationRow::conversation);
    }

    /** Hides it; once more changes nothing. False where there is no such conversation of that account. */
    @Transactional
    boolean delete(AccountId account, ConversationId id) {
        Optional<ConversationRow> row = row(account, id);
        row.filter(found -> found.deletedAt == null).ifPresent(found -> found.deletedAt = clock.instant());
        return row.isPresent();
    }

    /** Shows it again; once more changes nothing. Empty where there is no such conversation, or no longer. */
    @Transactional
    Optional<Conversation> restore(AccountId account, ConversationId id) {
        Instant notBefore = clock.instant().minus(config.keepDeleted());
        Optional<ConversationRow> row =
                row(account, id).filter(found -> found.deletedAt == null || found.deletedAt.isAfter(notBefore));
        row.ifPresent(found -> found.deletedAt = null);
        return row.map(ConversationRow::conversation);
    }

    private static Optional<ConversationRow> row(AccountId account, ConversationId id) {
        return ConversationRow.<ConversationRow>find("id = ?1 and accountId = ?2", id.value(), account.value())
                .firstResultOptional();
    }
}
