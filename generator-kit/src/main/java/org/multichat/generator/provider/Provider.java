package org.multichat.generator.provider;

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
     * of the work alone: the same events in the same order, because listeners continue by event number.
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

    /** Whether something is charged when {@link #generate} breaks in a way it did not foresee. */
    default Charged chargedWhenBroken() {
        return Charged.UNKNOWN;
    }

    /** Whether something is charged for work that is cancelled before it is complete. */
    default Charged chargedWhenCancelled() {
        return Charged.UNKNOWN;
    }
}
