package io.portside.engine.sync.plan.file;

/** The text is not a plan; the message says where and why. */
final class Damaged extends Exception {
    private static final long serialVersionUID = 1L;

    Damaged(String why) {
        super(why);
    }
}
