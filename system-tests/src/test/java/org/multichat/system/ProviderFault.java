package org.multichat.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.multichat.stack.Part;

/**
 * One thing that goes wrong at a provider or on the way to it.
 *
 * @param script what the simulator does, in its words; empty where the fault is one of ours
 * @param fails whether nothing can come of the turn; where it is not said, either is right
 */
record ProviderFault(Kind kind, String script, Act act, Bill bill, Fails fails) {

    /** What happens beside it. */
    enum Act {
        NOTHING,
        STOP_WHILE_IT_IS_MADE,
        KILL_THE_GENERATOR_WHILE_IT_IS_MADE,
        KILL_THE_GATEWAY_WHILE_IT_IS_MADE
    }

    /** What the provider bills for work that did not end well, where its contract is silent. */
    enum Bill {
        ALL,
        NOTHING
    }

    enum Fails {
        YES,
        NO,
        PERHAPS
    }

    private static final List<String> REFUSALS = List.of("400", "401", "402", "403", "404", "422", "429 x*", "503 x*");
    private static final List<String> BUSY_AT_FIRST = List.of("429 x1 retry-after=1", "503 x1", "429 x2");
    private static final List<String> UNKNOWN = List.of("500", "html-502", "html-524", "cut", "swallow", "garbage");
    private static final List<String> ON_THE_WAY = List.of(
            "500 x2",
            "503 x2",
            "429 x2",
            "html-502 x2",
            "html-524 x2",
            "cut x2",
            "swallow x2",
            "garbage x2",
            "truncate x2",
            "late delay=1500");
    private static final Pattern SUBMISSIONS = Pattern.compile("(bfl\\.submit|udio\\.generate|openai\\.respond)=");
    /** The calls of a paper are prompts of their own; they are counted as one. */
    private static final String TOGETHER = " key=paper";

    private static final Duration UNDER_WAY = Duration.ofSeconds(30);

    static List<ProviderFault> all() {
        List<ProviderFault> all = new ArrayList<>();
        submissions(Kind.IMAGE, "bfl.submit").forEach(all::add);
        submissions(Kind.SONG, "udio.generate").forEach(all::add);
        // The outline of a paper, and the first section after it.
        submissions(Kind.RESEARCH, "openai.respond")
                .flatMap(fault -> Stream.of(fault.later(0), fault.later(1)))
                .forEach(all::add);
        reading(Kind.IMAGE, "bfl.poll").forEach(all::add);
        reading(Kind.IMAGE, "bfl.sample").forEach(all::add);
        reading(Kind.SONG, "udio.feed").forEach(all::add);
        reading(Kind.SONG, "udio.audio").forEach(all::add);
        ends().forEach(all::add);
        hostile().forEach(all::add);
        streams().forEach(all::add);
        ours().forEach(all::add);
        return all;
    }

    private static Stream<ProviderFault> submissions(Kind kind, String operation) {
        return Stream.of(
                        REFUSALS.stream().map(deed -> of(kind, operation + "=" + deed, Fails.YES)),
                        BUSY_AT_FIRST.stream().map(deed -> of(kind, operation + "=" + deed, Fails.NO)),
                        UNKNOWN.stream().map(deed -> of(kind, operation + "=" + deed, Fails.YES)),
                        Stream.of(of(kind, operation + "=truncate at=20", whenCut(kind))),
                        Stream.of("redirect", "oversize megabytes=80")
                                .map(deed -> of(kind, operation + "=" + deed, Fails.YES)))
                .flatMap(faults -> faults);
    }

    /** A stream that is cut behind its name is attached to again; a reply that is cut has no name to attach to. */
    private static Fails whenCut(Kind kind) {
        return kind == Kind.RESEARCH ? Fails.PERHAPS : Fails.YES;
    }

    private static Stream<ProviderFault> reading(Kind kind, String operation) {
        return ON_THE_WAY.stream().map(deed -> of(kind, operation + "=" + deed, Fails.NO));
    }

    private static Stream<ProviderFault> ends() {
        return Stream.of(
                        of(Kind.IMAGE, "bfl.end=request-moderated", Fails.YES),
                        of(Kind.IMAGE, "bfl.end=content-moderated", Fails.YES),
                        of(Kind.IMAGE, "bfl.end=error", Fails.YES),
                        of(Kind.IMAGE, "bfl.end=failed", Fails.YES),
                        of(Kind.SONG, "udio.end=failed", Fails.YES),
                        of(Kind.RESEARCH, "openai.end=refusal", Fails.YES),
                        of(Kind.RESEARCH, "openai.end=failed", Fails.YES))
                .flatMap(fault -> Stream.of(fault, fault.billed(Bill.NOTHING)));
    }

    private static Stream<ProviderFault> hostile() {
        return Stream.of(
                of(Kind.IMAGE, "bfl.submit=foreign-poll", Fails.PERHAPS),
                of(Kind.IMAGE, "bfl.submit=private-poll", Fails.PERHAPS),
                of(Kind.IMAGE, "bfl.submit=no-poll", Fails.PERHAPS),
                of(Kind.IMAGE, "bfl.submit=no-id", Fails.YES),
                of(Kind.IMAGE, "bfl.sample=html x*", Fails.YES),
                of(Kind.IMAGE, "bfl.sample=bomb x*", Fails.YES),
                of(Kind.IMAGE, "bfl.sample=empty x*", Fails.YES),
                of(Kind.IMAGE, "bfl.sample=expired x*", Fails.YES),
                of(Kind.IMAGE, "bfl.sample=redirect x*", Fails.YES),
                of(Kind.IMAGE, "bfl.sample=oversize x*", Fails.YES),
                of(Kind.IMAGE, "bfl.sample=404 x*", Fails.YES));
    }

    private static Stream<ProviderFault> streams() {
        return Stream.of("no-usage", "cut-before-usage", "error-in-stream", "just-ends", "crlf", "comments", "no-done")
                .map(deed -> of(Kind.RESEARCH, "openai.respond=" + deed + TOGETHER + " skip=1", Fails.PERHAPS));
    }

    private static Stream<ProviderFault> ours() {
        return Stream.of(Kind.values())
                .flatMap(kind -> Stream.of(Act.values())
                        .filter(act -> act != Act.NOTHING)
                        .map(act -> new ProviderFault(
                                kind,
                                "",
                                act,
                                Bill.ALL,
                                act == Act.KILL_THE_GATEWAY_WHILE_IT_IS_MADE ? Fails.NO : Fails.PERHAPS)));
    }

    private static ProviderFault of(Kind kind, String script, Fails fails) {
        return new ProviderFault(kind, script, Act.NOTHING, Bill.ALL, fails);
    }

    private ProviderFault billed(Bill other) {
        return new ProviderFault(kind, script, act, other, fails);
    }

    private ProviderFault later(int calls) {
        return new ProviderFault(kind, script + TOGETHER + " skip=" + calls, act, bill, fails);
    }

    /** Whether the provider can tell later: of what was lost before it had a name nobody can ask. */
    boolean canBeLearned() {
        return !SUBMISSIONS.matcher(script).lookingAt();
    }

    /** Slow enough to be in the middle of, where something is done in the middle. */
    int pacePercent() {
        return act == Act.NOTHING ? 2 : 60;
    }

    Map<String, ?> billing() {
        String word = bill == Bill.ALL ? "billed" : "free";
        return Map.of(
                "bfl", Map.of("moderated", word, "failed", word),
                "udio", Map.of("failed", bill == Bill.ALL ? "billed" : "refunded"));
    }

    /** What may be on the invoice of a turn: a paper is an outline, its sections and a conclusion. */
    int mostPurchases() {
        return kind == Kind.RESEARCH ? 10 : 1;
    }

    void act(SimulatedStack house, String turn) {
        if (act == Act.NOTHING) {
            return;
        }
        await().atMost(UNDER_WAY).until(() -> !house.providers.invoice().isEmpty());
        switch (act) {
            case NOTHING -> {}
            case STOP_WHILE_IT_IS_MADE -> house.client.post(Client.TURNS + "/" + turn + "/stop", "");
            case KILL_THE_GENERATOR_WHILE_IT_IS_MADE -> house.stack.kill(Kind.generatorOf(kind));
            case KILL_THE_GATEWAY_WHILE_IT_IS_MADE -> house.stack.kill(Part.GATEWAY);
        }
    }

    /** What the person is told: what failed has a name and says whether it is charged. */
    void verify(JsonNode turn) {
        String state = turn.path("state").asText();
        switch (fails) {
            case YES -> assertThat(state).as(told(turn)).isEqualTo("FAILED");
            case NO -> assertThat(state).as(told(turn)).isEqualTo("DONE");
            case PERHAPS -> assertThat(Set.of("DONE", "FAILED", "STOPPED")).contains(state);
        }
        if (state.equals("DONE")) {
            assertThat(turn.path("artifacts").size()).as(told(turn)).isPositive();
        }
    }

    /** Without its text, which may be long. */
    static String told(JsonNode turn) {
        return "%s, %s, %s, %s"
                .formatted(
                        turn.path("prompt").asText(),
                        turn.path("state").asText(),
                        turn.path("problem"),
                        turn.path("receipt"));
    }

    @Override
    public String toString() {
        return "%s %s%s%s"
                .formatted(
                        kind,
                        script,
                        act == Act.NOTHING
                                ? ""
                                : act.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        bill == Bill.ALL ? "" : ", not billed");
    }
}
