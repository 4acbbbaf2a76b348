package org.multichat.gateway.conversation;

import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.multichat.gateway.account.AccountId;
import org.multichat.gateway.turn.ConversationId;
import org.multichat.gateway.turn.Prompt;
import org.multichat.kit.id.TimeOrderedIds;

/** All conversations. */
@ApplicationScoped
public class Conversations {

    private static final int MAX_TITLE_CHARS = 80;

    private final TimeOrderedIds ids;
    private final Clock clock;

    @Inject
    Conversations(TimeOrderedIds ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
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

    /** The conversation, if it is that account's; somebody else's does not exist. */
    @Transactional
    public Optional<Conversation> find(AccountId account, ConversationId id) {
        return ConversationRow.<ConversationRow>find("id = ?1 and accountId = ?2", id.value(), account.value())
                .firstResultOptional()
                .map(ConversationRow::conversation);
    }

    /** The account's conversations, the one talked in last first; {@code after} is the last one of the page before. */
    @Transactional
    public List<Conversation> of(AccountId account, @Nullable ConversationId after, int limit) {
        Sort latest = Sort.descending("updatedAt").and("id", Sort.Direction.Descending);
        Optional<Conversation> before = after == null ? Optional.empty() : find(account, after);
        var found = before.isEmpty()
                ? ConversationRow.<ConversationRow>find("accountId = ?1", latest, account.value())
                : ConversationRow.<ConversationRow>find(
                        "accountId = ?1 and (updatedAt < ?2 or (updatedAt = ?2 and id < ?3))",
                        latest,
                        account.value(),
                        before.get().updatedAt(),
                        before.get().id().value());
        return found.page(0, limit).stream().map(ConversationRow::conversation).toList();
    }
}
