package io.portside.engine.files;

/** What an entry is. A link is itself, not what it points to. */
public enum EntryKind {
    FILE, FOLDER, LINK, OTHER
}
