package org.multichat.gateway.feed;

import io.quarkus.logging.Log;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.multichat.gateway.turn.Committed;
import org.multichat.gateway.turn.NumberedEvent;
import org.multichat.gateway.turn.Turn;
import org.multichat.gateway.turn.TurnId;

/**
 * The newest events of one turn's log, for all who listen to it here. What this gateway commits comes without a read;
 * what others commit is read once. Whoever is further behind than what is kept reads the log itself, page by page.
 */
final class Feed {

    /** As much of a log is kept as most papers have; of longer ones the end. */
    static final int MAX_EVENTS = 1_024;

    static final int MAX_CHARS = 256 * 1024;
    /** Events that are read, or given to a listener, at once. */
    static final int PAGE = 256;

    private final TurnId turn;
    private final Pages log;
    private final Executor threads;
    private final Set<FeedReader> readers = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();

    private final List<NumberedEvent> recent = new ArrayList<>();
    private int chars;
    /** The number of the event before the first that is kept. */
    private int base;

    private int last;
    private boolean behind;
    private boolean over;

    /** The log itself. */
    interface Pages {
        List<NumberedEvent> after(TurnId turn, int seq, int most);
    }

    Feed(Turn turn, Pages log, Executor threads) {
        this.turn = turn.id();
        this.log = log;
        this.threads = threads;
        if (turn.state().isEnd()) {
            // Nothing will come any more: who wants to hear it again reads it, and it is not kept in between.
            base = turn.lastSeq();
            last = turn.lastSeq();
            over = true;
            ended.complete(null);
        } else {
            behind = true;
        }
    }

    /** Done when the turn has ended, as far as is known here. */
    CompletableFuture<Void> ended() {
        return ended;
    }

    synchronized int last() {
        return last;
    }

    synchronized boolean isOver() {
        return over;
    }

    int readers() {
        return readers.size();
    }

    void join(FeedReader reader) {
        readers.add(reader);
        wake();
    }

    void leave(FeedReader reader) {
        readers.remove(reader);
    }

    /** Committed here, a moment ago. */
    void here(Committed commit) {
        synchronized (this) {
            if (!behind && commit.before() == last) {
                commit.events().forEach(this::keep);
            } else if (commit.before() + commit.events().size() > last) {
                behind = true;
            }
        }
        wake();
    }

    /** There may be something new in the log. */
    void look() {
        synchronized (this) {
            behind = !over;
        }
        wake();
    }

    /** A page of what is kept behind that number. */
    synchronized List<NumberedEvent> after(int seq) {
        int from = seq - base;
        return from < 0 || from >= recent.size()
                ? List.of()
                : List.copyOf(recent.subList(from, Math.min(recent.size(), from + PAGE)));
    }

    /** Whether what comes next for one who has heard so much is no longer kept. */
    synchronized boolean isBefore(int seq) {
        return seq < base;
    }

    /** A page of the log for one who is further behind than what is kept. Blocks. */
    List<NumberedEvent> page(int seq) {
        return log.after(turn, seq, PAGE);
    }

    void onThread(Runnable work) {
        threads.execute(work);
    }

    /** This gateway goes. */
    void close() {
        readers.forEach(FeedReader::end);
        ended.complete(null);
    }

    void beat(long now, long patience) {
        readers.forEach(reader -> reader.beat(now, patience));
    }

    /** Once, however often it is called before it runs. */
    private void wake() {
        if (scheduled.compareAndSet(false, true)) {
            threads.execute(() -> {
                scheduled.set(false);
                catchUp();
                readers.forEach(FeedReader::drain);
            });
        }
    }

    private void catchUp() {
        try {
            for (int from = whatIsMissing(); from >= 0; from = whatIsMissing()) {
                take(log.after(turn, from, PAGE));
            }
        } catch (RuntimeException unreadable) {
            Log.debugf(unreadable, "the log of turn %s cannot be read now; it is looked into again", turn);
            synchronized (this) {
                behind = !over;
            }
        }
    }

    /** Behind which number to read on, or -1. What is committed from now on is noticed even while it is read. */
    private synchronized int whatIsMissing() {
        boolean missing = behind;
        behind = false;
        return missing ? last : -1;
    }

    private synchronized void take(List<NumberedEvent> page) {
        for (NumberedEvent event : page) {
            if (event.seq() == last + 1) {
                keep(event);
            }
        }
        if (page.size() == PAGE) {
            behind = !over;
        }
    }

    private void keep(NumberedEvent event) {
        recent.add(event);
        chars += event.json().length();
        last = event.seq();
        if (recent.size() > MAX_EVENTS || chars > MAX_CHARS) {
            forgetOldest();
        }
        if (event.last()) {
            over = true;
            behind = false;
            ended.complete(null);
        }
    }

    /** A quarter at a time, so that it is not done for every event. */
    private void forgetOldest() {
        List<NumberedEvent> oldest = recent.subList(0, Math.max(1, recent.size() / 4));
        chars -= oldest.stream().mapToInt(event -> event.json().length()).sum();
        base = oldest.getLast().seq();
        oldest.clear();
    }
}
