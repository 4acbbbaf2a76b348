package org.multichat.research.openai;

import org.multichat.generator.provider.Cost;
import org.multichat.provider.call.ProviderFailure;
import org.multichat.provider.openai.ModelAnswer;
import org.multichat.provider.openai.OpenAiServer;

/**
 * What a paper has come to by its handle: the parts that were over stand in it, and the provider is asked for the last
 * one. It may have forgotten the others by then.
 */
final class Invoices {

    private final OpenAiServer server;
    private final Tariffs tariffs;

    Invoices(OpenAiServer server, Tariffs tariffs) {
        this.server = server;
        this.tariffs = tariffs;
    }

    /** As far as the provider tells now. */
    Cost of(PaperState state) throws InterruptedException {
        return cost(state, false);
    }

    /** The same, after what still runs was ended. */
    Cost stopped(PaperState state) throws InterruptedException {
        return cost(state, true);
    }

    private Cost cost(PaperState state, boolean end) throws InterruptedException {
        Tariff tariff = tariffs.of(state.model(), state.day());
        if (state.next() != null) {
            return tariff.costOf(state.spent().inPart());
        }
        try {
            String id = state.parts().getLast().id();
            ModelAnswer last = end ? ended(id) : server.response(id);
            boolean told = last.status().isEnd() && last.usage() != null;
            return tariff.costOf(state.spent().plus(told ? last.usage() : null, tariff.list()));
        } catch (ProviderFailure untold) {
            return tariff.costOf(state.spent().inPart());
        }
    }

    /** What has ended by itself cannot be cancelled, and some do not say with the cancelling what was used. */
    private ModelAnswer ended(String id) throws InterruptedException {
        try {
            ModelAnswer cancelled = server.cancel(id);
            if (cancelled.status().isEnd() && cancelled.usage() != null) {
                return cancelled;
            }
        } catch (ProviderFailure refused) {
            // It may be over; that is asked next.
        }
        return server.response(id);
    }
}
