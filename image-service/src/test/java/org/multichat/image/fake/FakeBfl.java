package org.multichat.image.fake;

/** Black Forest Labs on this machine: a good task unless a test says otherwise. */
public final class FakeBfl extends FakeServer {

    public static final String MODEL = "/v1/flux-pro-1.1";
    public static final String POLL = "/poll";
    public static final String OWN_POLL = "/v1/get_result";
    public static final String SAMPLE = "/delivery/sample.png";
    public static final String CREDITS = "/v1/credits";

    public static final byte[] PICTURE = Pictures.png(512, 512);

    public FakeBfl() {
        answer(MODEL, json(200, task("4.0")));
        answer(OWN_POLL, json(200, ready()));
        answer(POLL, json(200, pending("null")), json(200, pending("0.5")), json(200, ready()));
        answer(SAMPLE, bytes(200, "image/png", PICTURE));
        answer(CREDITS, json(200, "{\"credits\": 1.5}"));
    }

    /** @param cost in credits, or {@code null} */
    public String task(String cost) {
        return """
                {"id":"task-1","polling_url":"%s/poll?id=task-1","cost":%s,"input_mp":0.0,"output_mp":0.26}""".formatted(url(), cost);
    }

    public String ready() {
        return ready("null");
    }

    public String ready(String cost) {
        return """
                {"id":"task-1","status":"Ready","progress":null,"cost":%s,
                 "result":{"sample":"%s%s?sig=abc","seed":2784340001,"prompt":"a cat"}}""".formatted(cost, url(), SAMPLE);
    }

    public String readyAt(String sample) {
        return "{\"id\":\"task-1\",\"status\":\"Ready\",\"result\":{\"sample\":\"%s\"}}".formatted(sample);
    }

    public static String pending(String progress) {
        return status("Pending", progress);
    }

    public static String status(String status) {
        return status(status, "null");
    }

    private static String status(String status, String progress) {
        return "{\"id\":\"task-1\",\"status\":\"%s\",\"result\":null,\"progress\":%s}".formatted(status, progress);
    }
}
