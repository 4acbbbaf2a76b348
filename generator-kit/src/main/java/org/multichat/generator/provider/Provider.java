package org.multichat.generator.provider;

import java.util.Optional;

/**
 * Whoever makes the thing: drawn, composed or written in this process ({@code local}), or bought from somebody. A
 * service has one bean of this type in use; the kit does the rest of the generator contract around it.
 */
public interface Provider {

    /** The word for this provider in settings, receipts and metrics, such as {@code local} or {@code bfl}. */
    String name();

    /** Who can continue a generation of this provider when its replica has gone. */
    Attach attach();

    /** Models, options and prices as they are now. */
    Offer offer();

    /**
     * The most that this work can cost. Free of effects, quick, and the place where options are checked.
     *
     * @throws org.multichat.kit.problem.Invalid when an option is unknown or out of bounds; names it as
     *     {@code options.x}
     */
    Quote quote(Work work);

    /**
     * Makes the thing and says so step by step. Runs on a virtual thread of its own that is interrupted when the work
     * is cancelled or its deadline passes. Returning normally means that everything was said, usage included.
     *
     * <p>{@link Output#accepted} comes first and exactly once: as soon as the work could be continued by others. For a
     * provider whose {@link #attach()} is {@link Attach#ANY} by doing the work again, what is said has to be a function
     * of the work alone: the same events in the same order, because listeners continue by event number. (So progress is
     * told in fixed steps, each once, however often somebody looked.) Only the end may come earlier than before.
     *
     * @throws Failure when nothing came of it, with what that costs
     */
    void generate(Work work, Output output) throws Failure, InterruptedException;

    /**
     * Continues work that another replica began. The listeners have heard {@link Output#accepted} already; saying it
     * again is ignored, everything else is said from the start as it was before.
     *
     * @param state what that replica said in {@link Output#accepted}
     */
    default void resume(Work work, String state, Output output) throws Failure, InterruptedException {
        generate(work, output);
    }

    /** Whether it is this one, or one of those behind it, that a handle names. */
    default boolean makes(String provider) {
        return name().equals(provider);
    }

    /** How many of its generations one replica runs at once where nothing is set. */
    default int atOnce() {
        return 4;
    }

    /**
     * The work was interrupted after it was accepted, because somebody stopped it or its deadline passed. Tells the
     * provider where that is possible, and says what it takes all the same; within a second or two, after which
     * {@link #chargedWhenCancelled} stands.
     *
     * @param state what was said last in {@link Output#accepted} or after it
     */
    default Cost stopped(Work work, String state) throws InterruptedException {
        return new Cost(chargedWhenCancelled(), null);
    }

    /**
     * The same for work that another replica began, and may still be at. By default nobody here can know what that
     * costs.
     */
    default Cost stoppedElsewhere(Work work, String state) throws InterruptedException {
        return Cost.UNKNOWN;
    }

    /**
     * What work has come to that ended without anybody knowing. Asks the provider where it can be asked; free of
     * effects.
     *
     * @param state what was said last in {@link Output#accepted} or after it
     */
    default Cost cost(Work work, String state) throws InterruptedException {
        return Cost.UNKNOWN;
    }

    /**
     * How the provider itself calls the work: for an operator who asks there, or looks for it on an invoice. Nothing
     * where it has no name for it, as for what is made here.
     *
     * @param state what was said last in {@link Output#accepted} or after it
     */
    default Optional<String> reference(String state) {
        return Optional.empty();
    }

    /** Whether something is charged when {@link #generate} breaks in a way it did not foresee. */
    default Charged chargedWhenBroken() {
        return Charged.UNKNOWN;
    }

    /** Whether something is charged for work that is cancelled before it is complete. */
    default Charged chargedWhenCancelled() {
        return Charged.UNKNOWN;
    }
}
