package org.multichat.simulator.play;

import java.util.List;

/** A provider that is played here, as the rest of the simulator has to know it. A bean of each provider's package. */
public interface Provider {

    /** As in {@code bfl.submit} and in the invoice. */
    String name();

    List<Operation> operations();

    List<Setting> settings();

    /** Does what has become due since the last call: tasks that ended are settled. Called before anybody looks. */
    void catchUp();

    /** Forgets all tasks. */
    void forget();

    Tasks tasks();

    /** How many tasks run now, and the most that ever did. */
    record Tasks(int active, int peak) {}
}
