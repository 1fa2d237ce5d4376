package io.portside.ftp.listing;

import java.util.Optional;

/** A way to write an entry in one line. */
@FunctionalInterface
interface LineForm {
    /** Empty when the line is not of this form. Never throws, takes time linear in the line's length. */
    Optional<RemoteEntry> read(ListedLine line);
}
