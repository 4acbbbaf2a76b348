package org.multichat.gateway.turn;

/**
 * Which modality a prompt asks for.
 *
 * @param confidence 0 to 1
 * @param reason why, in a few words for a person
 * @param decidedBy who decided, such as {@code local-embedding} or {@code client}
 */
public record Route(Modality modality, double confidence, String reason, String decidedBy) {

    /** The client said what it wants; nobody needs to find out. */
    public static Route chosenByTheClient(Modality modality) {
        return new Route(modality, 1, "You chose it yourself.", "client");
    }

    /** The same, with more to say about why. */
    public Route because(String more) {
        return new Route(modality, confidence, reason + " " + more, decidedBy);
    }
}
