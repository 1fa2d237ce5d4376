package io.portside.engine.cut;

/** How a cut transfer ended. */
enum CutOutcome {
    /** The fault did not hit it: cut after more bytes than there were. */
    NOT_CUT("not cut"),
    /** Reported good, and both sides are equal: the core had repeated or resumed it. */
    GOOD("whole by itself"),
    /** Reported as an error, nothing damaged; asked again it was good, and both sides are equal. */
    GOOD_AFTER_RETRY("error, whole when asked again"),
    /** Reported as an error, nothing damaged, and an error again without any fault. */
    STUCK("error, and stuck"),
    /** Reported as an error, and the final name has neither the old content nor the whole new one. */
    DAMAGED("DAMAGED"),
    /** Reported good, and it is not. */
    FALSELY_GOOD("FALSELY GOOD");

    final String text;

    CutOutcome(String text) {
        this.text = text;
    }

    boolean allowed() {
        return compareTo(STUCK) < 0;
    }
}
