package org.multichat.stack;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One process of the stack, in the order of dependence: who stands further down may call who stands above, so starting
 * goes down and stopping goes up.
 */
public enum Part {
    POSTGRES(15_432),
    SIMULATOR(8090),
    BUDGET(8085),
    ROUTER(8081),
    IMAGE(8082),
    SONG(8083),
    RESEARCH(8084),
    GATEWAY(8080);

    /** Who may be asked to stop at the same time: the gateway first, what it calls next, the data last. */
    static final List<List<Part>> STOPPING = List.of(
            List.of(GATEWAY), List.of(ROUTER, IMAGE, SONG, RESEARCH), List.of(BUDGET, SIMULATOR), List.of(POSTGRES));

    private final int usualPort;

    Part(int usualPort) {
        this.usualPort = usualPort;
    }

    /** Our six services. */
    public static Stream<Part> services() {
        return ofTheHouse().filter(part -> part != POSTGRES);
    }

    /** The services and their PostgreSQL, without the one that plays the world outside. */
    public static Stream<Part> ofTheHouse() {
        return Stream.of(values()).filter(part -> part != SIMULATOR);
    }

    /** All that run. */
    static Stream<Part> all(boolean simulator) {
        return simulator ? Stream.of(values()) : ofTheHouse();
    }

    public int usualPort() {
        return usualPort;
    }

    /** The setting that moves it elsewhere. */
    public String portSetting() {
        return name() + "_PORT";
    }

    String urlSetting() {
        return name() + "_URL";
    }

    /** As it is called on the console, in log file names and in tests. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What to call it in a sentence. */
    String spoken() {
        return this == POSTGRES ? "PostgreSQL" : folder();
    }

    /** Where its module is. */
    String folder() {
        return this == SIMULATOR ? "provider-simulator" : label() + "-service";
    }

    static URI url(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }
}
