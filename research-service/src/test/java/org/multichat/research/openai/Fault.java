package org.multichat.research.openai;

/** What the fake does wrong with a submission. */
enum Fault {
    NONE,
    /** Reads the request and hangs up. */
    HANGS_UP,
    /** Answers 200, and then nothing. */
    CUT_BEFORE_ITS_ID,
    /** Cuts the stream in the middle of the text; in the background it goes on. */
    CUT,
    /** Says an error in the middle of the stream; in the background it goes on. */
    ERROR_EVENT,
    /** The same, without hanging up. */
    BREAKS_AND_STAYS_OPEN,
    /** Is cut, and cannot be read any more. */
    CUT_AND_FORGOTTEN,
    GARBAGE,
    /** Ends where its tokens end, in the middle of a sentence. */
    LENGTH,
    /** Thinks until its tokens end. */
    ONLY_THINKS,
    REFUSES,
    FILTERED,
    FAILS,
    FAILS_UNCOUNTED,
    UNCOUNTED,
    /** Writes half and then nothing until it is cancelled. */
    HANGS,
    /** The same, and does not say what was used when it is cancelled. */
    HANGS_UNCOUNTED,
    /** Writes for as long as anybody is on the line. */
    WRITES_ON,
    BUSY,
    NO_CREDIT,
    BAD_KEY,
    NO_SUCH_MODEL,
    BAD_REQUEST,
    BROKEN
}
