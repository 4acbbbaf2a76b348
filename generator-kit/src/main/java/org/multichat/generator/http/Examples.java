package org.multichat.generator.http;

/** Examples of the API document. The deadline has to be moved before one is tried. */
final class Examples {

    static final String WORK = """
            {
              "id": "0199a1b2-c3d4-7e5f-8a6b-0c1d2e3f4a5b",
              "prompt": "A red cat under a blue moon",
              "context": [],
              "options": {},
              "ceilingMicros": 1000000,
              "deadline": "2027-01-01T12:00:00Z"
            }""";

    static final String QUOTE_REQUEST = """
            {"prompt": "A red cat under a blue moon", "context": [], "options": {}}""";

    static final String EVENTS = """
            id: 1
            data: {"type":"accepted","handle":"3q2-7w...","attach":"any","provider":"local","model":"local-1"}

            id: 2
            data: {"type":"progress","stage":"drawing","fraction":0.5,"message":"Drawing the moon"}

            :

            id: 3
            data: {"type":"produced","n":1,"mediaType":"image/png","title":"Red cat","width":512,"height":512}

            id: 4
            data: {"type":"usage","costMicros":40000,"detail":{"pictures":1}}

            id: 5
            data: {"type":"completed"}

            """;

    static final String FAILED_EVENTS = """
            id: 1
            data: {"type":"accepted","handle":"3q2-7w...","attach":"any","provider":"local","model":"local-1"}

            id: 2
            data: {"type":"failed","problem":{"type":"/problems/deadline","title":"It was not ready in time","status":504},"charged":"no"}

            """;

    static final String BAD_OPTION = """
            {
              "type": "/problems/invalid-request",
              "title": "The request is not valid",
              "status": 400,
              "detail": "options.width: has to be a whole number from 64 to 1024",
              "errors": [{"field": "options.width", "message": "has to be a whole number from 64 to 1024"}]
            }""";

    static final String DIFFERS = """
            {
              "type": "/problems/generation-differs",
              "title": "This id already stands for other work",
              "status": 409,
              "detail": "Generation 0199a1b2-c3d4-7e5f-8a6b-0c1d2e3f4a5b was asked for with another prompt, context, options or ceiling."
            }""";

    static final String OVER_CEILING = """
            {
              "type": "/problems/over-ceiling",
              "title": "This can cost more than it may",
              "status": 409,
              "detail": "It can cost 40000 millionths of a dollar; at most 10000 were allowed.",
              "maxMicros": 40000,
              "ceilingMicros": 10000
            }""";

    static final String LOST = """
            {
              "type": "/problems/generation-lost",
              "title": "This generation cannot be continued",
              "status": 410,
              "detail": "Another replica of this service began it, and only that one can continue it."
            }""";

    static final String BUSY = """
            {
              "type": "/problems/generator-busy",
              "title": "All hands are busy",
              "status": 503,
              "detail": "4 generations are running here, which is the most at once. Please try again shortly.",
              "retryAfterSeconds": 2
            }""";

    private Examples() {}
}
