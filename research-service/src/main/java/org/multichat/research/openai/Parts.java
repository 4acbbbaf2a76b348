package org.multichat.research.openai;

import java.time.Clock;
import java.util.function.Consumer;
import org.multichat.generator.provider.Acceptance;
import org.multichat.generator.provider.Attach;
import org.multichat.generator.provider.Failure;
import org.multichat.generator.provider.Output;
import org.multichat.generator.provider.Work;
import org.multichat.kit.problem.Problem;
import org.multichat.provider.call.ProviderFailure;
import org.multichat.provider.openai.ModelAnswer;
import org.multichat.provider.openai.ModelRequest;
import org.multichat.provider.openai.OpenAiError;
import org.multichat.provider.openai.OpenAiServer;

/**
 * The parts of one paper, each asked for at most once by whichever replica: the intent is on record before, the id
 * after. Parts that another replica has asked for are read again and said as they were said then.
 */
final class Parts {

    private final Work work;
    private final Desk desk;
    private final Output output;
    private final Account account;
    private final Invoices invoices;
    private final Clock clock;
    private final PaperState before;
    private PaperState state;
    private int asked;

    /** @param before what another replica has begun, or nothing yet */
    Parts(Work work, Desk desk, Output output, Account account, Invoices invoices, Clock clock, PaperState before) {
        this.work = work;
        this.desk = desk;
        this.output = output;
        this.account = account;
        this.invoices = invoices;
        this.clock = clock;
        this.before = before;
        this.state = before;
    }

    /** At most so many sections go into the handle. */
    int sections() {
        return state.sections();
    }

    /** Whether such a part comes next: as it was decided before, or else as it is now. */
    boolean isNext(Kind kind, boolean now) {
        if (asked < before.parts().size()) {
            return before.parts().get(asked).kind() == kind;
        }
        return isOpenIntent(asked) ? before.next() == kind : now;
    }

    /**
     * The next part, to its end.
     *
     * @param begun is told when it is under way
     */
    ModelAnswer ask(Kind kind, ModelRequest request, Runnable begun, Consumer<String> text)
            throws Failure, InterruptedException {
        int at = asked++;
        boolean again = at < before.parts().size();
        Listening listening = new Listening(kind, at, again, begun, text);
        try {
            if (!again) {
                intend(kind, at);
            }
            ModelAnswer answer =
                    again ? desk.again(before.parts().get(at).id(), listening) : desk.ask(request, listening);
            account.spending().used(request, answer.usage());
            Problem problem = PaperProblems.of(answer).orElse(null);
            if (problem != null) {
                throw account.failed(problem);
            }
            return answer;
        } catch (ProviderFailure failure) {
            throw again ? unreadable() : failed(failure, listening.started);
        } catch (AnswerBroke broke) {
            throw account.lost(PaperProblems.broke(broke.error()));
        }
    }

    /** What must not be asked twice is on record before it is asked once. */
    private void intend(Kind kind, int at) throws Failure, InterruptedException {
        if (isOpenIntent(at)) {
            output.renewed(before.json());
            throw account.lost(PaperProblems.incomplete());
        }
        if (at == 0 || desk.attach() != Attach.ANY) {
            return;
        }
        if (!clock.instant().isBefore(work.deadline())) {
            throw account.failed(PaperProblems.outOfTime());
        }
        state = state.about(kind, account.spending().spent());
        try {
            output.onRecord(state.json());
        } catch (InterruptedException unasked) {
            // Nothing is under way, so it is known what there was.
            throw account.failed(PaperProblems.outOfTime());
        }
    }

    /** Whether that part was about to be asked for when the other replica went, and may have been. */
    private boolean isOpenIntent(int at) {
        return at == before.parts().size() && before.next() != null;
    }

    private Failure failed(ProviderFailure failure, boolean started) {
        if (started) {
            return account.lost(PaperProblems.incomplete());
        }
        Problem problem = OpenAiError.problem(OpenAiServer.PROVIDER, PaperProblems.MODEL_SETTING, failure);
        return failure.mayHaveBeenDone() ? account.lost(problem) : account.failed(problem);
    }

    /** Nobody goes on with it; but what it came to may stand in the handle, and what still runs is not wanted. */
    private Failure unreadable() throws InterruptedException {
        return account.failed(PaperProblems.incomplete(), invoices.stopped(before));
    }

    private final class Listening implements Desk.Ear {

        private final Kind kind;
        private final int at;
        private final boolean again;
        private final Runnable begun;
        private final Consumer<String> text;
        private boolean started;

        private Listening(Kind kind, int at, boolean again, Runnable begun, Consumer<String> text) {
            this.kind = kind;
            this.at = at;
            this.again = again;
            this.begun = begun;
            this.text = text;
        }

        @Override
        public void started(String id) {
            started = true;
            account.opened();
            if (!again) {
                state = state.with(kind, id);
            }
            if (at == 0) {
                accept();
            } else if (desk.attach() == Attach.ANY) {
                renew();
            }
            begun.run();
        }

        @Override
        public void text(String piece) {
            text.accept(piece);
        }

        private void accept() {
            boolean any = desk.attach() == Attach.ANY;
            output.accepted(
                    new Acceptance(OpenAiServer.PROVIDER, state.model(), desk.attach(), any ? state.json() : ""));
        }

        /** Who hears it again has the newest handle, and as many events as there were. */
        private void renew() {
            if (again) {
                output.renewed(state.json());
            }
            output.renewed(state.json());
        }
    }
}
