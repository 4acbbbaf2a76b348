package org.multichat.simulator.play;

import java.util.List;

/** Something a provider can be told by the administrator: how fast it is, what it bills, which way it plays a fact. */
public sealed interface Setting {

    /** Each group has an address of its own below {@code /admin}. */
    enum Group {
        PACE,
        BILLING,
        BEHAVIOUR
    }

    Group group();

    /** A provider's name, or {@code all}. */
    String provider();

    String name();

    /** What it is until somebody says otherwise. */
    Object usual();

    /** A whole number from 0 to {@code most}. */
    record Count(Group group, String provider, String name, Long usual, long most) implements Setting {}

    /** One of some words; the first is the usual one. */
    record Choice(Group group, String provider, String name, List<String> words) implements Setting {

        public Choice {
            words = List.copyOf(words);
        }

        @Override
        public Object usual() {
            return words.getFirst();
        }
    }

    static Count millis(String provider, String name, long usual) {
        return new Count(Group.PACE, provider, name, usual, 3_600_000);
    }

    static Choice billing(String provider, String name, String... words) {
        return new Choice(Group.BILLING, provider, name, List.of(words));
    }

    static Choice behaviour(String provider, String name, String... words) {
        return new Choice(Group.BEHAVIOUR, provider, name, List.of(words));
    }
}
