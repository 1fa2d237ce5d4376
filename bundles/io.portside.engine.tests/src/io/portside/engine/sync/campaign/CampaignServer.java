package io.portside.engine.sync.campaign;

import java.io.Closeable;
import java.nio.file.Path;
import java.time.Duration;

import io.portside.engine.profile.Site;

/** A real server and the wire to it, as a campaign needs them. */
interface CampaignServer extends Closeable {
    /** A folder of the server's as this machine's disk has it. */
    Path disk();

    /** The same folder as the server calls it, without a slash at its end. */
    String path();

    Site site(String id);

    char[] password();

    /** How far apart times have to be for everybody to see it, the server's listings included. */
    Duration timeUnit();

    /** From now on the wire is cut as {@code round} says; nothing where this wire cannot be cut. */
    void arm(Round round, long after);

    /** No more cuts; how many there were. */
    int mend();
}
