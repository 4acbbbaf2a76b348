package org.multichat.simulator.openai.responses;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.multichat.simulator.openai.play.Ways;
import org.multichat.simulator.openai.request.Words;
import org.multichat.simulator.openai.text.Assignment;
import org.multichat.simulator.play.Settings;

/** Searches the web that is played here: some calls, each of which costs money and makes the input longer. */
final class Searches {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int SOURCES_OF_A_CALL = 2;

    private final Run run;
    private final Settings settings;
    private final boolean emptyAction;
    private final Assignment assignment;

    /** What the calls until now have come to. */
    record Done(int calls, int tokens) {}

    Searches(Run run, Settings settings, boolean emptyAction) {
        this.run = run;
        this.settings = settings;
        this.emptyAction = emptyAction;
        this.assignment = Assignment.of(Words.unscripted(run.request().prompt()));
    }

    /** @return the addresses of the pages that were found */
    List<String> perform(Consumer<Done> told) throws InterruptedException {
        int wanted = 2 + Math.floorMod(run.request().prompt().hashCode(), 3);
        Integer most = run.request().maxToolCalls();
        // Reported of the real one: past the limit, calls go on whose action says nothing.
        int allowed = most == null ? wanted : Math.min(wanted, most);
        boolean oneMore = emptyAction || allowed < wanted;
        List<String> sources = new ArrayList<>();
        for (int call = 1; call <= allowed + (oneMore ? 1 : 0); call++) {
            boolean empty = call > allowed;
            search(call, empty, sources);
            told.accept(new Done(call, call * tokensOfACall()));
        }
        return sources;
    }

    private void search(int call, boolean empty, List<String> sources) throws InterruptedException {
        String id = Responses.id("ws_");
        ObjectNode item =
                JSON.objectNode().put("type", "web_search_call").put("id", id).put("status", "in_progress");
        int index = run.add(item);
        run.log().say("response.output_item.added", Play.of(index, item));
        for (String step : List.of("in_progress", "searching")) {
            run.log().say("response.web_search_call." + step, place(id, index));
        }
        run.pause(settings.duration(Ways.SEARCH));
        ObjectNode done = item.deepCopy().put("status", "completed");
        done.set("action", empty ? JSON.objectNode() : action(call, sources));
        run.replace(index, done);
        run.log().say("response.web_search_call.completed", place(id, index));
        run.log().say("response.output_item.done", Play.of(index, done));
    }

    private ObjectNode action(int call, List<String> sources) {
        String term = assignment.terms().get(call % assignment.terms().size());
        ObjectNode action = JSON.objectNode().put("type", "search");
        action.set("queries", JSON.arrayNode().add(assignment.subject() + " " + term));
        List<String> domains = run.request().allowedDomains();
        var found = JSON.arrayNode();
        for (int i = 0; i < SOURCES_OF_A_CALL; i++) {
            String domain = domains.isEmpty() ? "example.org" : domains.get((call + i) % domains.size());
            String slug = term.replaceAll("[^a-z0-9]+", "-");
            sources.add("https://" + domain + "/" + slug + "/" + (sources.size() + 1));
            found.add(JSON.objectNode().put("type", "url").put("url", sources.getLast()));
        }
        if (run.request().sourcesWanted()) {
            action.set("sources", found);
        }
        return action;
    }

    private int tokensOfACall() {
        return switch (run.request().searchContext()) {
            case "low" -> 300;
            case "high" -> 2_400;
            default -> 900;
        };
    }

    private static ObjectNode place(String id, int index) {
        return JSON.objectNode().put("item_id", id).put("output_index", index);
    }
}
