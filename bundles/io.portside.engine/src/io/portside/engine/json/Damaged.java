package io.portside.engine.json;

/** The text is not what it should be; the message says where and why. */
public final class Damaged extends Exception {
    private static final long serialVersionUID = 1L;

    public Damaged(String why) {
        super(why);
    }
}
