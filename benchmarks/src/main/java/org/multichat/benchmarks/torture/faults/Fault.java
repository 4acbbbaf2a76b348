package org.multichat.benchmarks.torture.faults;

import java.time.Duration;
import org.multichat.benchmarks.proxy.Weather;

/** One thing that is broken on purpose. */
public sealed interface Fault {

    /** How it is called in a report; one name for all of a kind. */
    String kind();

    record KillReplica(int replica) implements Fault {
        @Override
        public String kind() {
            return "kill -9 of a replica";
        }
    }

    record KillDatabase() implements Fault {
        @Override
        public String kind() {
            return "kill -9 of PostgreSQL";
        }
    }

    record FreezeReplica(int replica, Duration lasts) implements Fault {
        @Override
        public String kind() {
            return "SIGSTOP of a replica";
        }
    }

    record FreezeDatabase(Duration lasts) implements Fault {
        @Override
        public String kind() {
            return "SIGSTOP of PostgreSQL";
        }
    }

    record EndConnections() implements Fault {
        @Override
        public String kind() {
            return "pg_terminate_backend of all";
        }
    }

    record RestartPolitely(int replica) implements Fault {
        @Override
        public String kind() {
            return "polite restart of a replica";
        }
    }

    record ResetConnections(int replica, Side side) implements Fault {
        @Override
        public String kind() {
            return "all connections reset, " + side.label();
        }
    }

    record BadWeather(int replica, Side side, Weather weather, Duration lasts) implements Fault {
        @Override
        public String kind() {
            String name = switch (weather) {
                case Weather.Fair _ -> "fair";
                case Weather.Slow _ -> "latency";
                case Weather.CutAfter _ -> "reset after some bytes";
                case Weather.Blackhole _ -> "blackhole";
                case Weather.HalfOpen _ -> "half-open connections";
                case Weather.SwallowReplies _, Weather.SwallowReplyWith _ -> "replies swallowed";
                case Weather.CutBefore _ -> "requests cut";
            };
            return name + ", " + side.label();
        }
    }

    /** Which of a replica's two proxies. */
    enum Side {
        HTTP("HTTP side"),
        DATABASE("PostgreSQL side");

        private final String label;

        Side(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }
}
