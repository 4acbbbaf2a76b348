package org.multichat.router.openai;

/**
 * What asking came to.
 *
 * @param micros in millionths of a US dollar; nothing where it is not known
 */
public record Cost(Charged charged, long micros) {

    public static final Cost NONE = new Cost(Charged.NO, 0);
    public static final Cost UNKNOWN = new Cost(Charged.UNKNOWN, 0);

    static Cost of(long micros) {
        return micros == 0 ? NONE : new Cost(Charged.YES, micros);
    }
}
