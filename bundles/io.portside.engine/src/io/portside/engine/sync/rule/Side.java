package io.portside.engine.sync.rule;

/** One of the two folders of a pair. */
public enum Side {
    LEFT, RIGHT;

    public Side other() {
        return this == LEFT ? RIGHT : LEFT;
    }
}
