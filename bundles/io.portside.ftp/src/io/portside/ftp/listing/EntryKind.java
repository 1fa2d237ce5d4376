package io.portside.ftp.listing;

/** What a directory entry is. */
public enum EntryKind {
    FILE, FOLDER, LINK, OTHER
}
